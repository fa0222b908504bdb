package cezve.validator;

import static cezve.validator.Instrs.DROP;
import static cezve.validator.Instrs.END;
import static cezve.validator.Instrs.I32;
import static cezve.validator.Instrs.NONE;
import static cezve.validator.Instrs.UNREACHABLE;
import static cezve.validator.Instrs.V128;
import static cezve.validator.Instrs.block;
import static cezve.validator.Instrs.i32;
import static cezve.validator.Instrs.ref;
import static cezve.validator.Instrs.refNull;
import static cezve.validator.TestModule.expression;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.ExternKind;
import cezve.model.type.FieldType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What each proposal brought is valid with it and rejected, by its name, without it. */
final class FeaturesTest {

  @Test
  void everyOpcodeNeedsItsProposal() {
    int gated = 0;
    for (Opcode op : Opcodes.all()) {
      Feature feature = op.feature();
      if (feature != null) {
        gated++;
        assertEquals(
            op.mnemonic() + disabled(feature) + " (" + op.mnemonic() + " in function 0)",
            module().without(feature).func(NONE, NONE, ZeroImmediates.instr(op)).invalid());
      }
    }
    assertTrue(gated > 350, "only " + gated + " opcodes have a proposal");
  }

  @Test
  void aModuleOfVersion1NeedsNone() {
    module()
        .with(Set.of())
        .imports(new GlobalType(Mutability.CONST, I32))
        .memory(AddrType.I32)
        .table(RefType.FUNCREF)
        .data(new Data.Active(0, expression(new GlobalGet(0))))
        .func(List.of(I32), List.of(I32), block(I32), i32(), END)
        .export("f", ExternKind.FUNC, 0)
        .valid();
  }

  @Test
  void typesOfValues() {
    gated(Feature.SIMD, "the type v128", "type 0", () -> module().func(List.of(V128), NONE));
    gated(
        Feature.REFERENCE_TYPES,
        "the type externref",
        "type 0",
        () -> module().func(NONE, List.of(RefType.EXTERNREF), UNREACHABLE));
    gated(
        Feature.GC,
        "the type anyref",
        "function 0",
        () -> module().locals(RefType.ANYREF).func(NONE, NONE));
    gated(
        Feature.EXCEPTION_HANDLING,
        "the type exnref",
        "block in function 0",
        () -> module().func(NONE, NONE, block(RefType.EXNREF), UNREACHABLE, END, DROP));
    gated(
        Feature.FUNCTION_REFERENCES,
        "the type (ref func)",
        "type 0",
        () -> module().type(type(List.of(ref(AbsHeapType.FUNC)), NONE)));
    gated(
        Feature.FUNCTION_REFERENCES,
        "the type (ref null 0)",
        "function 0",
        () -> module().type(type(NONE, NONE)).locals(refNull(0)).func(0));
    gated(
        Feature.GC,
        "the heap type none",
        "ref.null in function 0",
        () -> module().func(NONE, NONE, new RefNull(AbsHeapType.NONE), DROP));
  }

  @Test
  void definitionsOfTypes() {
    FieldType field = new FieldType(Mutability.CONST, I32);
    SubType simple = SubType.finalOf(type(NONE, NONE));
    gated(
        Feature.GC,
        "an aggregate type",
        "type 0",
        () -> module().type(new StructType(List.of(field))));
    gated(Feature.GC, "an aggregate type", "type 0", () -> module().type(new ArrayType(field)));
    gated(
        Feature.GC,
        "a sub type",
        "type 0",
        () -> module().rec(new SubType(false, List.of(), type(NONE, NONE))));
    gated(Feature.GC, "a group of recursive types", "", () -> module().rec(simple, simple));
    gated(
        Feature.MULTI_VALUE,
        "a function type with several results",
        "type 0",
        () -> module().type(type(NONE, List.of(I32, I32))));
  }

  @Test
  void blocksWithParameters() {
    gated(
        Feature.MULTI_VALUE,
        "a block type by index",
        "block in function 0",
        () -> module().func(NONE, NONE, block(0), END));
  }

  @Test
  void memories() {
    Limits one = Limits.between(1, 1);
    gated(
        Feature.MULTI_MEMORY,
        "multiple memories: a second one",
        "memory 1",
        () -> module().memory(AddrType.I32).memory(AddrType.I32));
    gated(
        Feature.MEMORY64,
        "a memory with i64 addresses",
        "memory 0",
        () -> module().memory(AddrType.I64));
    gated(
        Feature.THREADS,
        "a shared memory",
        "import 0 \"env\" \"it0\"",
        () -> module().imports(new MemType(AddrType.I32, one, MemType.Sharing.SHARED, 16)));
    gated(
        Feature.CUSTOM_PAGE_SIZES,
        "a page size of 1 byte",
        "memory 0",
        () -> module().memory(new MemType(AddrType.I32, one, MemType.Sharing.UNSHARED, 0)));
  }

  @Test
  void tables() {
    TableType table = new TableType(AddrType.I32, Limits.atLeast(0), RefType.FUNCREF);
    gated(
        Feature.REFERENCE_TYPES,
        "multiple tables: a second one",
        "table 1",
        () -> module().table(table).table(table));
    gated(
        Feature.REFERENCE_TYPES,
        "the type externref",
        "table 0",
        () -> module().table(RefType.EXTERNREF));
    gated(
        Feature.MEMORY64,
        "a table with i64 indices",
        "table 0",
        () -> module().table(new TableType(AddrType.I64, Limits.atLeast(0), RefType.FUNCREF)));
    gated(
        Feature.FUNCTION_REFERENCES,
        "an initial value of a table",
        "table 0",
        () -> module().table(table, new RefNull(AbsHeapType.FUNC)));
  }

  @Test
  void tags() {
    gated(
        Feature.EXCEPTION_HANDLING,
        "a tag",
        "tag 0",
        () -> module().without(Feature.LEGACY_EXCEPTIONS).type(type(NONE, NONE)).tag(0));
    module().without(Feature.EXCEPTION_HANDLING).type(type(NONE, NONE)).tag(0).valid();
  }

  @Test
  void globals() {
    GlobalType variable = new GlobalType(Mutability.VAR, I32);
    gated(
        Feature.MUTABLE_GLOBALS,
        "an imported mutable global",
        "import 0 \"env\" \"it0\"",
        () -> module().imports(variable));
    gated(
        Feature.MUTABLE_GLOBALS,
        "an exported mutable global",
        "export \"g\"",
        () -> module().global(variable, i32()).export("g", ExternKind.GLOBAL, 0));
    gated(
        Feature.EXTENDED_CONST,
        "arithmetic in a constant expression",
        "i32.add in global 0",
        () -> module().global(variable, i32(), i32(), NumericOp.I32_ADD.instr()));
    gated(
        Feature.GC,
        "a constant expression with a global not imported",
        "global.get in global 1",
        () ->
            module()
                .global(new GlobalType(Mutability.CONST, I32), i32())
                .global(variable, new GlobalGet(0)));
  }

  @Test
  void segments() {
    gated(
        Feature.BULK_MEMORY,
        "a passive data segment",
        "data segment 0",
        () -> module().data(new Data.Passive()));
    gated(
        Feature.BULK_MEMORY,
        "a passive element segment",
        "elem segment 0",
        () -> module().elem(RefType.FUNCREF));
    gated(
        Feature.REFERENCE_TYPES,
        "a declarative element segment",
        "elem segment 0",
        () -> module().func(NONE, NONE).declare(0));
    gated(
        Feature.FUNCTION_REFERENCES,
        "the type (ref null 0)",
        "elem segment 0",
        () -> module().func(NONE, NONE).elem(functions(refNull(0))));
    module()
        .without(Feature.FUNCTION_REFERENCES)
        .func(NONE, NONE)
        .elem(functions(ref(AbsHeapType.FUNC)))
        .valid();
  }

  private static Elem functions(RefType type) {
    return new Elem(type, new Elem.Functions(IndexList.of(0)), new Elem.Passive());
  }

  /** Requires that a module is valid with a feature, and that it is missed without. */
  private static void gated(
      Feature feature, String what, String place, Supplier<TestModule> module) {
    module.get().valid();
    assertEquals(
        what + disabled(feature) + (place.isEmpty() ? "" : " (" + place + ")"),
        module.get().without(feature).invalid());
  }

  private static String disabled(Feature feature) {
    return " requires the proposal " + feature + ", which is disabled";
  }
}
