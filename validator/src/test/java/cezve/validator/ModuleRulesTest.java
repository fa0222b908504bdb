package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.instruction.Feature;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.module.Export;
import cezve.model.module.Module;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {
  private static final GlobalType GLOBAL = new GlobalType(Mutability.CONST, I32);

  @Test
  void anEmptyModuleIsValid() {
    ValidModule valid = module().valid();
    assertEquals(List.of(), valid.funcs());
    assertEquals(0, valid.types().size());
  }

  @Test
  void aValidModuleHasItsIndexSpacesWithImportsFirst() {
    TableType table = new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF);
    MemType memory = MemType.of(AddrType.I64, Limits.atLeast(2));
    TestModule test =
        module()
            .type(type(List.of(I32), NONE))
            .imports(new ExternType.Func(index(0)))
            .imports(table)
            .imports(MemType.of(AddrType.I32, Limits.atLeast(1)))
            .imports(GLOBAL)
            .imports(new TagType(index(0)))
            .func(NONE, List.of(F32), f32())
            .table(refNull(1))
            .memory(memory)
            .global(new GlobalType(Mutability.VAR, refNull(0)), new RefNull(index(0)))
            .tag(0)
            .elem(refNull(0))
            .export("f", ExternKind.FUNC, 1)
            .export("t", ExternKind.TAG, 1)
            .with(Feature.standard());
    Module module = test.build();
    ValidModule valid = Validator.validate(module, Feature.standard());

    assertSame(module, valid.module());
    assertEquals(Feature.standard(), valid.features());
    assertEquals(List.of(valid.types().get(0), valid.types().get(1)), valid.funcs());
    assertEquals(new FuncType(NONE, List.of(F32)), valid.funcType(1));
    assertEquals(
        List.of(RefType.FUNCREF, RefType.nullable(valid.types().get(1))),
        valid.tables().stream().map(TableType::element).toList());
    assertEquals(memory, valid.memories().get(1));
    assertEquals(RefType.nullable(valid.types().get(0)), valid.globals().get(1).value());
    assertEquals(List.of(valid.types().get(0), valid.types().get(0)), valid.tags());
    assertEquals(List.of(I32), valid.tagType(1).params());
    assertEquals(List.of(RefType.nullable(valid.types().get(0))), valid.elems());
    assertEquals(new ExternType.Func(valid.types().get(0)), valid.imports().get(0));
    for (ExternKind kind : ExternKind.values()) {
      assertEquals(1, valid.importCount(kind));
    }
    assertEquals(List.of("f", "t"), List.copyOf(valid.exports().keySet()));
    Export export = new Export("f", ExternKind.FUNC, 1);
    assertEquals(export, valid.exports().get("f"));
    assertEquals(new ExternType.Func(valid.types().get(1)), valid.typeOf(export));
    assertEquals(
        new TagType(valid.types().get(0)), valid.typeOf(new Export("t", ExternKind.TAG, 1)));
    assertEquals(memory, valid.typeOf(new Export("m", ExternKind.MEMORY, 1)));
    assertEquals(table, valid.typeOf(new Export("b", ExternKind.TABLE, 0)));
    assertEquals(GLOBAL, valid.typeOf(new Export("g", ExternKind.GLOBAL, 0)));
  }

  @Test
  void aValidModuleCannotBeChanged() {
    ValidModule valid = module().func(NONE, NONE).export("f", ExternKind.FUNC, 0).valid();
    assertThrows(UnsupportedOperationException.class, () -> valid.funcs().clear());
    assertThrows(UnsupportedOperationException.class, () -> valid.exports().clear());
    assertThrows(UnsupportedOperationException.class, () -> valid.features().clear());
  }

  @Test
  void functionsHaveFunctionTypes() {
    assertEquals("unknown type 0 (function 0)", module().func(0).invalid());
    assertEquals(
        "unknown type 3 (function 1)", module().func(NONE, NONE).func(3).func(4).invalid());
    StructType struct = new StructType(List.of(new FieldType(Mutability.CONST, I32)));
    assertEquals(
        "type mismatch: type 0 is (struct (field i32)), not a function type (function 0)",
        module().type(struct).func(0).invalid());
    assertEquals(
        "unknown type 1 (import 0 \"env\" \"it0\")",
        module().type(struct).importsFunc(1).invalid());
    assertEquals(
        "type mismatch: type 0 is (struct (field i32)), not a function type"
            + " (import 0 \"env\" \"it0\")",
        module().type(struct).importsFunc(0).invalid());
  }

  @Test
  void tagsHaveNoResults() {
    module().type(type(List.of(I32), NONE)).tag(0).valid();
    assertEquals(
        "non-empty tag result type: [] -> [i32] (tag 0)",
        module().type(type(NONE, List.of(I32))).tag(0).invalid());
    assertEquals(
        "non-empty tag result type: [] -> [i32] (import 0 \"env\" \"it0\")",
        module().type(type(NONE, List.of(I32))).imports(new TagType(index(0))).invalid());
    assertEquals("unknown type 5 (tag 0)", module().tag(5).invalid());
  }

  @Test
  void exportsExistAndHaveDifferentNames() {
    for (ExternKind kind : ExternKind.values()) {
      String unknown = "unknown " + (kind == ExternKind.FUNC ? "function" : kind) + " 0";
      assertEquals(unknown + " (export \"x\")", module().export("x", kind, 0).invalid());
    }
    module()
        .func(NONE, NONE)
        .export("a", ExternKind.FUNC, 0)
        .export("b", ExternKind.FUNC, 0)
        .valid();
    assertEquals(
        "duplicate export name (export \"a\")",
        module()
            .func(NONE, NONE)
            .memory(AddrType.I32)
            .export("a", ExternKind.FUNC, 0)
            .export("a", ExternKind.MEMORY, 0)
            .invalid());
    assertEquals(
        "unknown memory 4294967295 (export \"\\\"\\u{a}\")",
        module().export("\"\n", ExternKind.MEMORY, -1).invalid());
  }

  @Test
  void theStartFunctionTakesAndReturnsNothing() {
    module().func(NONE, NONE).start(0).valid();
    assertEquals(
        "start function must have type [] -> [], but function 0 has type [i32] -> []",
        module().func(List.of(I32), NONE).start(0).invalid());
    assertEquals(
        "start function must have type [] -> [], but function 0 has type [] -> [i32]",
        module().func(NONE, List.of(I32), i32()).start(0).invalid());
    assertEquals("unknown function 1", module().func(NONE, NONE).start(1).invalid());
  }

  @Test
  void tablesWithoutDefaultElementsHaveInitialOnes() {
    RefType func = ref(AbsHeapType.FUNC);
    TableType table = new TableType(AddrType.I32, Limits.atLeast(1), func);
    module().func(NONE, NONE).table(table, new RefFunc(0)).valid();
    assertEquals(
        "type mismatch: a table of (ref func) requires an initial value (table 0)",
        module().table(table).invalid());
    assertEquals(
        "type mismatch: instruction requires [(ref func)] but stack has [funcref] (end in table 0)",
        module().table(table, new RefNull(AbsHeapType.FUNC)).invalid());
    assertEquals(
        "constant expression required (nop in table 0)", module().table(table, NOP).invalid());
  }

  @Test
  void initialElementsSeeImportedGlobalsOnly() {
    TableType table = new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF);
    GlobalType global = new GlobalType(Mutability.CONST, RefType.FUNCREF);
    module().imports(global).table(table, new GlobalGet(0)).valid();
    assertEquals(
        "unknown global 0 (global.get in table 0)",
        module()
            .global(global, new RefNull(AbsHeapType.FUNC))
            .table(table, new GlobalGet(0))
            .invalid());
  }
}
