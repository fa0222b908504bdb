package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.expression;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.InvalidException;
import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.NumericOp;
import cezve.model.module.Bytes;
import cezve.model.module.Code;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.Mutability;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which error a module has that has several, and how its place is told. */
final class ErrorsTest {
  private static final Expression INVALID = BytesOfCode.wellFormed(f32());
  private static final Expression MALFORMED = BytesOfCode.malformedAfter(NOP);
  private static final Expression VALID = BytesOfCode.wellFormed();

  @Test
  void thePlaceIsTheInstructionAndTheFunctionByName() {
    Module.Builder builder =
        functions(VALID, BytesOfCode.wellFormed(i64(), NumericOp.I32_CLZ.instr()));
    Map<Names.Kind, Map<Integer, String>> names = Map.of(Names.Kind.FUNCTION, Map.of(1, "ma\"in"));
    builder.names = new Names(() -> new Names.Contents(null, names, Map.of()));
    InvalidException error = invalid(builder);
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64]"
            + " (at offset 0x101, i32.clz in function 1 \"ma\\\"in\")",
        error.getMessage());
    assertEquals("type mismatch: instruction requires [i32] but stack has [i64]", error.problem());
    assertEquals(new Position.Offset(0x101), error.position());
  }

  @Test
  void whatIsWrongBeforeTheBodyIsAtTheFunction() {
    Module.Builder builder = functions(VALID);
    Code code = new TestModule.TestCode(List.of(new Locals(1, refNull(9))), VALID);
    builder.funcs = List.of(new Func(0, code, new Position.Offset(0x42)));
    assertEquals("unknown type 9 (at offset 0x42, function 0)", invalid(builder).getMessage());
    builder.funcs = List.of(new Func(8, code, new Position.Offset(0x42)));
    assertEquals("unknown type 8 (at offset 0x42, function 0)", invalid(builder).getMessage());
  }

  @Test
  void theFirstInvalidFunctionCounts() {
    assertEquals(
        "type mismatch: block requires [] but stack has [f32] (at offset 0x101, end in function 1)",
        invalid(functions(VALID, INVALID, INVALID)).getMessage());
  }

  @Test
  void aMalformedBodyCountsMoreThanAnInvalidOne() {
    malformed(functions(INVALID, MALFORMED));
    malformed(functions(MALFORMED, INVALID));
    malformed(functions(BytesOfCode.malformedAfter(f32(), i64(), NumericOp.I32_CLZ.instr())));
    malformed(functions(INVALID, BytesOfCode.malformedAfter()));
  }

  @Test
  void malformedLocalsCountMoreThanAnInvalidBody() {
    Module.Builder builder = functions(INVALID);
    List<Func> funcs = new ArrayList<>(builder.funcs);
    funcs.add(new Func(0, new MalformedLocals(), Position.UNKNOWN));
    builder.funcs = funcs;
    malformed(builder);
  }

  private record MalformedLocals() implements Code {
    @Override
    public List<Locals> locals() {
      throw new MalformedException("malformed value type", Position.UNKNOWN);
    }

    @Override
    public Expression body() {
      return VALID;
    }

    @Override
    public int size() {
      return 0;
    }
  }

  @Test
  void aMalformedBodyCountsMoreThanAnythingInvalidElsewhere() {
    whileMalformed(b -> b.start = 7);
    whileMalformed(b -> b.funcs = List.of(b.funcs.getFirst(), func(99, VALID)));
    whileMalformed(b -> {
      List<RecType> types = new ArrayList<>(b.types);
      types.add(RecType.of(SubType.finalOf(type(List.of(ref(50)), NONE))));
      b.types = types;
    });
  }

  private static void whileMalformed(Consumer<Module.Builder> change) {
    Module.Builder good = functions(VALID);
    change.accept(good);
    invalid(good);
    Module.Builder bad = functions(MALFORMED);
    change.accept(bad);
    malformed(bad);
  }

  @Test
  void malformedConstantExpressionsCountMoreToo() {
    Expression constant = BytesOfCode.malformedAfter(i32());
    GlobalType type = new GlobalType(Mutability.CONST, I32);
    TableType table = new TableType(AddrType.I32, Limits.atLeast(0), RefType.FUNCREF);
    Elem.Functions none = new Elem.Functions(IndexList.of());
    Elem.Expressions one = new Elem.Expressions(List.of(constant));
    RefType func = ref(AbsHeapType.FUNC);
    malformed(withInvalidBody(b -> b.globals = List.of(new Global(type, constant))));
    malformed(withInvalidBody(b -> b.tables = List.of(new Table(table, constant))));
    malformed(
        withInvalidBody(
            b -> b.elems = List.of(new Elem(func, none, new Elem.Active(9, constant)))));
    malformed(withInvalidBody(b -> b.elems = List.of(new Elem(func, one, new Elem.Passive()))));
    malformed(
        withInvalidBody(
            b -> b.datas = List.of(new Data(Bytes.EMPTY, new Data.Active(9, constant)))));
  }

  private static Module.Builder withInvalidBody(Consumer<Module.Builder> change) {
    Module.Builder builder = functions(INVALID);
    builder.start = 99;
    change.accept(builder);
    return builder;
  }

  @Test
  void longSequencesOfTypesAreCut() {
    List<ValType> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(i % 2 == 0 ? I32 : F64);
    }
    assertEquals(
        "type mismatch: instruction requires [i32 f64 i32 f64 i32 f64 i32 f64 ... 984 more ... i32"
            + " f64 i32 f64 i32 f64 i32 f64] but stack has [] (end in function 0)",
        module().func(NONE, many).invalid());
  }

  @Test
  void constantExpressionsTellTheirPlace() {
    Module.Builder builder = Module.builder();
    GlobalType type = new GlobalType(Mutability.CONST, I32);
    builder.globals = List.of(new Global(type, expression(i32())), new Global(type, INVALID));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [f32]"
            + " (at offset 0x101, end in global 1)",
        invalid(builder).getMessage());
  }

  private static Module.Builder functions(Expression... bodies) {
    Module.Builder builder = Module.builder();
    builder.types = List.of(RecType.of(SubType.finalOf(type(NONE, NONE))));
    List<Func> funcs = new ArrayList<>();
    for (Expression body : bodies) {
      funcs.add(func(0, body));
    }
    builder.funcs = funcs;
    return builder;
  }

  private static Func func(int type, Expression body) {
    return new Func(type, new TestModule.TestCode(List.of(), body), Position.UNKNOWN);
  }

  private static InvalidException invalid(Module.Builder builder) {
    Module module = builder.build();
    return assertThrows(InvalidException.class, () -> Validator.validate(module, Feature.all()));
  }

  private static void malformed(Module.Builder builder) {
    Module module = builder.build();
    assertThrows(MalformedException.class, () -> Validator.validate(module, Feature.all()));
  }
}
