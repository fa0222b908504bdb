package cezve.decoder;

import static cezve.decoder.Hex.module;
import static cezve.decoder.Hex.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.VecType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each section's bytes mean. What is malformed is in {@link MalformedModulesTest}. */
class ModuleDecoderTest {
  private static final Expression ZERO =
      Expression.of(List.of(new NumericInstr.I32Const(0), new ControlInstr.End()));

  private static Expression constant(int value) {
    return Expression.of(List.of(new NumericInstr.I32Const(value), new ControlInstr.End()));
  }

  private static Expression function(int index) {
    return Expression.of(List.of(new ReferenceInstr.RefFunc(index), new ControlInstr.End()));
  }

  private static Module decode(String... sections) {
    Module module = ModuleDecoder.decode(module(sections));
    ModuleDecoder.checkBodies(module);
    return module;
  }

  @Test
  void theEmptyModule() {
    assertEquals(Module.builder().build(), decode());
  }

  @Test
  void types() {
    TypeUse self = new TypeUse.Index(1);
    assertEquals(
        List.of(
            RecType.of(
                SubType.finalOf(
                    new FuncType(
                        List.of(NumType.I32, NumType.I64, NumType.F32, NumType.F64, VecType.V128),
                        List.of(
                            RefType.EXTERNREF, RefType.nonNull(self), RefType.nullable(self))))),
            new RecType(
                List.of(
                    new SubType(
                        false,
                        List.of(),
                        new StructType(
                            List.of(
                                new FieldType(Mutability.CONST, PackedType.I8),
                                new FieldType(Mutability.VAR, PackedType.I16),
                                new FieldType(Mutability.VAR, RefType.nonNull(AbsHeapType.I31))))),
                    new SubType(
                        true,
                        List.of(self),
                        new ArrayType(new FieldType(Mutability.CONST, RefType.ANYREF)))))),
        decode(
                section(
                    1,
                    "02"
                        + "60 05 7f 7e 7d 7c 7b 03 6f 64 01 63 01"
                        + "4e 02 50 00 5f 03 78 00 77 01 64 6c 01 4f 01 01 5e 6e 00"))
            .types());
  }

  @Test
  void everyAbstractHeapType() {
    for (AbsHeapType heap : AbsHeapType.values()) {
      String code = String.format("%02x", heap.code());
      FuncType type =
          new FuncType(
              List.of(RefType.nullable(heap)),
              List.of(RefType.nonNull(heap), RefType.nullable(heap)));
      assertEquals(
          List.of(RecType.of(SubType.finalOf(type))),
          decode(section(1, "01 60 01" + code + "02 64" + code + "63" + code)).types());
    }
  }

  @Test
  void imports() {
    assertEquals(
        List.of(
            new Import("a", "f", new ExternType.Func(new TypeUse.Index(7))),
            new Import(
                "a", "t", new TableType(AddrType.I32, Limits.between(1, 2), RefType.FUNCREF)),
            new Import("a", "m", MemType.of(AddrType.I32, Limits.atLeast(3))),
            new Import("a", "g", new GlobalType(Mutability.VAR, NumType.I64)),
            new Import("", "", new TagType(new TypeUse.Index(200)))),
        decode(
                section(
                    2,
                    "05 01 61 01 66 00 07"
                        + "01 61 01 74 01 70 01 01 02"
                        + "01 61 01 6d 02 00 03"
                        + "01 61 01 67 03 7e 01"
                        + "00 00 04 00 c8 01"))
            .imports());
  }

  @Test
  void tables() {
    assertEquals(
        List.of(
            new Table(new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF), null),
            new Table(new TableType(AddrType.I64, Limits.between(0, -1), RefType.EXTERNREF), null),
            new Table(
                new TableType(AddrType.I32, Limits.atLeast(2), RefType.nonNull(AbsHeapType.FUNC)),
                function(3))),
        decode(
                section(
                    4,
                    "03 70 00 01"
                        + "6f 05 00 ff ff ff ff ff ff ff ff ff 01"
                        + "40 00 64 70 00 02 d2 03 0b"))
            .tables());
  }

  @Test
  void memories() {
    assertEquals(
        List.of(
            MemType.of(AddrType.I32, Limits.atLeast(1)),
            MemType.of(AddrType.I32, Limits.between(1, 2)),
            new MemType(AddrType.I32, Limits.between(1, 2), MemType.Sharing.SHARED, 16),
            MemType.of(AddrType.I64, Limits.atLeast(1L << 40)),
            new MemType(AddrType.I32, Limits.atLeast(1), MemType.Sharing.UNSHARED, 0),
            new MemType(AddrType.I64, Limits.between(1, 2), MemType.Sharing.SHARED, 63)),
        decode(
                section(
                    5, "06 00 01  01 01 02  03 01 02  04 80 80 80 80 80 20  08 01 00  0f 01 02 3f"))
            .memories());
  }

  @Test
  void tagsStandBetweenMemoriesAndGlobals() {
    Module module = decode(section(5, "00"), section(13, "01 00 05"), section(6, "00"));
    assertEquals(List.of(new TagType(new TypeUse.Index(5))), module.tags());
  }

  @Test
  void globals() {
    Module module = decode(section(6, "02 7f 00 41 05 0b 70 01 d2 09 0b"));
    assertEquals(
        List.of(
            new Global(new GlobalType(Mutability.CONST, NumType.I32), constant(5)),
            new Global(new GlobalType(Mutability.VAR, RefType.FUNCREF), function(9))),
        module.globals());
    assertEquals(new Position.Offset(13), module.globals().getFirst().init().position());
  }

  @Test
  void exports() {
    assertEquals(
        List.of(
            new Export("f", ExternKind.FUNC, 1),
            new Export("t", ExternKind.TABLE, 2),
            new Export("m", ExternKind.MEMORY, 3),
            new Export("g", ExternKind.GLOBAL, 4),
            new Export("", ExternKind.TAG, 5)),
        decode(section(7, "05 01 66 00 01 01 74 01 02 01 6d 02 03 01 67 03 04 00 04 05"))
            .exports());
  }

  @Test
  void start() {
    assertEquals(300, decode(section(8, "ac 02")).start());
    assertNull(decode().start());
  }

  @Test
  void everyFormOfElementSegments() {
    RefType functions = RefType.nonNull(AbsHeapType.FUNC);
    Elem.Items indices = new Elem.Functions(IndexList.of(1, 2));
    Elem.Items expressions = new Elem.Expressions(List.of(function(1)));
    Elem.Mode table0 = new Elem.Active(0, ZERO);
    Elem.Mode table3 = new Elem.Active(3, ZERO);
    assertEquals(
        List.of(
            new Elem(functions, indices, table0),
            new Elem(functions, indices, new Elem.Passive()),
            new Elem(functions, indices, table3),
            new Elem(functions, indices, new Elem.Declarative()),
            new Elem(RefType.FUNCREF, expressions, table0),
            new Elem(RefType.EXTERNREF, expressions, new Elem.Passive()),
            new Elem(RefType.EXTERNREF, expressions, table3),
            new Elem(RefType.EXTERNREF, expressions, new Elem.Declarative())),
        decode(
                section(
                    9,
                    "08 00 41 00 0b 02 01 02"
                        + "01 00 02 01 02"
                        + "02 03 41 00 0b 00 02 01 02"
                        + "03 00 02 01 02"
                        + "04 41 00 0b 01 d2 01 0b"
                        + "05 6f 01 d2 01 0b"
                        + "06 03 41 00 0b 6f 01 d2 01 0b"
                        + "07 6f 01 d2 01 0b"))
            .elems());
  }

  @Test
  void everyFormOfDataSegments() {
    Bytes bytes = Bytes.of(new byte[] {1, 2, 3});
    assertEquals(
        List.of(
            new Data(bytes, new Data.Active(0, ZERO)),
            new Data(bytes, new Data.Passive()),
            new Data(Bytes.EMPTY, new Data.Active(2, ZERO))),
        decode(
                section(12, "03"),
                section(11, "03 00 41 00 0b 03 01 02 03  01 03 01 02 03  02 02 41 00 0b 00"))
            .datas());
  }

  @Test
  void functions() {
    Module module =
        decode(
            section(2, "01 00 00 00 00"),
            section(3, "02 05 06"),
            section(10, "02  02 00 0b  09 02 02 7f 01 63 70 20 00 0b"));
    assertEquals(2, module.funcs().size());
    Func func = module.funcs().get(1);
    assertEquals(6, func.type());
    assertEquals(
        List.of(new Locals(2, NumType.I32), new Locals(1, RefType.FUNCREF)), func.code().locals());
    assertEquals("[LocalGet[local=0], End[]]", func.code().body().toString());
    assertEquals(9, func.code().size());
    assertEquals(new Position.Offset(0x1b), func.position());
    assertEquals(new Position.Offset(0x21), func.code().body().position());
  }

  @Test
  void customSectionsKnowTheirPlaces() {
    Bytes bytes = Bytes.of(new byte[] {9});
    assertEquals(
        List.of(
            new Custom("a", bytes, Section.START_OF_MODULE),
            new Custom("a", bytes, Section.TYPE),
            new Custom("b", Bytes.EMPTY, Section.TYPE),
            new Custom("a", bytes, Section.DATA)),
        decode(
                section(0, "01 61 09"),
                section(1, "00"),
                section(0, "01 61 09"),
                section(0, "01 62"),
                section(11, "00"),
                section(0, "01 61 09"))
            .customs());
  }

  @Test
  void decodingDoesNotLookIntoBodies() {
    byte[] bytes = Hex.moduleWithBody("ff 0b");
    Module module = ModuleDecoder.decode(bytes);
    assertThrows(
        MalformedException.class, () -> module.funcs().getFirst().code().body().instructions());
    assertThrows(MalformedException.class, () -> ModuleDecoder.checkBodies(module));
  }

  @Test
  void theFirstErrorIsReportedEvenIfItIsInABody() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, "01 00"),
            section(10, "01 03 00 ff 0b"),
            section(1, "00"));
    MalformedException error =
        assertThrows(MalformedException.class, () -> ModuleDecoder.decode(bytes));
    assertTrue(error.problem().startsWith("illegal opcode ff"), error.problem());
  }

  @Test
  void aCursorTellsWhereEachInstructionStands() {
    Module module = ModuleDecoder.decode(Hex.moduleWithBody("41 80 01 1a 0b"));
    var cursor = module.funcs().getFirst().code().body().open();
    int start = 8 + 6 + 4 + 5;
    for (int offset : new int[] {0, 3, 4}) {
      cursor.next();
      assertEquals(start + offset, cursor.offset());
      assertEquals(new Position.Offset(start + offset), cursor.position());
    }
    assertNull(cursor.next());
    assertNull(cursor.next());
  }
}
