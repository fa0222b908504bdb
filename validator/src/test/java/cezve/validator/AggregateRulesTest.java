package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.Instr;
import cezve.model.module.Data;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.Mutability;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AggregateRulesTest {
  /** {@code (struct i64 (mut f32) (mut i8))}. */
  private static final int STRUCT = 0;

  /** {@code (struct (ref any))}. */
  private static final int NO_DEFAULT = 1;

  private static final int I32_ARRAY = 2;
  private static final int MUT_I32_ARRAY = 3;
  private static final int MUT_I8_ARRAY = 4;
  private static final int MUT_ANY_ARRAY = 5;

  /** Elements without a default value. */
  private static final int ANY_ARRAY = 6;

  private static final int FUNC_ARRAY = 7;
  private static final int FUNC = 8;

  private static TestModule types() {
    RefType any = ref(AbsHeapType.ANY);
    return module()
        .type(new StructType(List.of(constant(I64), variable(F32), variable(PackedType.I8))))
        .type(new StructType(List.of(constant(any))))
        .type(new ArrayType(constant(I32)))
        .type(new ArrayType(variable(I32)))
        .type(new ArrayType(variable(PackedType.I8)))
        .type(new ArrayType(variable(RefType.ANYREF)))
        .type(new ArrayType(variable(any)))
        .type(new ArrayType(variable(RefType.FUNCREF)))
        .type(new FuncType(NONE, NONE))
        .data(new Data.Passive())
        .elem(RefType.FUNCREF);
  }

  private static FieldType constant(StorageType type) {
    return new FieldType(Mutability.CONST, type);
  }

  private static FieldType variable(StorageType type) {
    return new FieldType(Mutability.VAR, type);
  }

  /** Requires an instruction's type: it is valid with its parameters and not with others. */
  private static void rule(Instr instr, List<ValType> params, List<ValType> results) {
    types().func(params, results, body(params.size(), instr)).valid();
    for (int i = 0; i < params.size(); i++) {
      List<ValType> wrong = new ArrayList<>(params);
      wrong.set(i, F64);
      String message = types().func(wrong, results, body(params.size(), instr)).invalid();
      assertEquals(
          "type mismatch: instruction requires %s but stack has %s (%s in function 0)"
              .formatted(FuncType.list(params), FuncType.list(wrong), instr.opcode().mnemonic()),
          message);
    }
    List<ValType> more = new ArrayList<>(results);
    more.addFirst(F64);
    String message = types().func(params, more, body(params.size(), instr)).invalid();
    assertEquals("type mismatch", message.substring(0, message.indexOf(':')));
  }

  private static List<Instr> body(int operands, Instr instr) {
    List<Instr> body = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      body.add(get(i));
    }
    body.add(instr);
    return body;
  }

  private static String invalid(Instr instr) {
    return types().func(NONE, NONE, UNREACHABLE, instr, UNREACHABLE).invalid();
  }

  @Test
  void structuresAreMadeOfTheirFields() {
    rule(new StructNew(STRUCT), List.of(I64, F32, I32), List.of(ref(STRUCT)));
    rule(new StructNewDefault(STRUCT), NONE, List.of(ref(STRUCT)));
    assertEquals(
        "type mismatch: field 0 of type 1 has no default value, it is (ref any)"
            + " (struct.new_default in function 0)",
        invalid(new StructNewDefault(NO_DEFAULT)));
    assertEquals("unknown type 20 (struct.new in function 0)", invalid(new StructNew(20)));
    assertEquals(
        "type mismatch: type 8 is [] -> [], which is no structure type (struct.new in function 0)",
        invalid(new StructNew(FUNC)));
  }

  @Test
  void fieldsAreReadAsTheirTypeSays() {
    rule(structGet(AggregateOp.STRUCT_GET, 0), List.of(refNull(STRUCT)), List.of(I64));
    rule(structGet(AggregateOp.STRUCT_GET_S, 2), List.of(refNull(STRUCT)), List.of(I32));
    rule(structGet(AggregateOp.STRUCT_GET_U, 2), List.of(refNull(STRUCT)), List.of(I32));
    assertEquals(
        "type mismatch: instruction requires an unpacked type but the field is i8"
            + " (struct.get in function 0)",
        invalid(structGet(AggregateOp.STRUCT_GET, 2)));
    assertEquals(
        "type mismatch: instruction requires a packed type but the field is f32"
            + " (struct.get_u in function 0)",
        invalid(structGet(AggregateOp.STRUCT_GET_U, 1)));
    assertEquals(
        "unknown field 3 (struct.get in function 0)",
        invalid(structGet(AggregateOp.STRUCT_GET, 3)));
  }

  private static Instr structGet(AggregateOp op, int field) {
    return new StructGet(op, STRUCT, field);
  }

  @Test
  void mutableFieldsAreWritten() {
    rule(new StructSet(STRUCT, 1), List.of(refNull(STRUCT), F32), NONE);
    rule(new StructSet(STRUCT, 2), List.of(refNull(STRUCT), I32), NONE);
    assertEquals(
        "immutable field 0 of type 0 cannot be set (struct.set in function 0)",
        invalid(new StructSet(STRUCT, 0)));
    assertEquals(
        "unknown field 4294967295 (struct.set in function 0)", invalid(new StructSet(STRUCT, -1)));
  }

  @Test
  void arraysAreMadeInFiveWays() {
    rule(new ArrayNew(MUT_I8_ARRAY), List.of(I32, I32), List.of(ref(MUT_I8_ARRAY)));
    rule(new ArrayNewDefault(I32_ARRAY), List.of(I32), List.of(ref(I32_ARRAY)));
    rule(new ArrayNewData(I32_ARRAY, 0), List.of(I32, I32), List.of(ref(I32_ARRAY)));
    rule(new ArrayNewElem(FUNC_ARRAY, 0), List.of(I32, I32), List.of(ref(FUNC_ARRAY)));
    types()
        .func(NONE, List.of(ref(I32_ARRAY)), i32(), i32(), new ArrayNewFixed(I32_ARRAY, 2))
        .valid();
    assertEquals(
        "type mismatch: the elements of type 6 have no default value, they are (ref any)"
            + " (array.new_default in function 0)",
        invalid(new ArrayNewDefault(ANY_ARRAY)));
    assertEquals(
        "array type is not numeric or vector: type 5 (array.new_data in function 0)",
        invalid(new ArrayNewData(MUT_ANY_ARRAY, 0)));
    assertEquals(
        "type mismatch: type 5 has elements anyref but segment 0 has funcref"
            + " (array.new_elem in function 0)",
        invalid(new ArrayNewElem(MUT_ANY_ARRAY, 0)));
    assertEquals(
        "unknown data segment 1 (array.new_data in function 0)",
        invalid(new ArrayNewData(I32_ARRAY, 1)));
    assertEquals(
        "unknown elem segment 1 (array.new_elem in function 0)",
        invalid(new ArrayNewElem(FUNC_ARRAY, 1)));
    assertEquals(
        "type mismatch: type 0 is (struct (field i64) (field (mut f32)) (field (mut i8))), which is"
            + " no array type (array.new in function 0)",
        invalid(new ArrayNew(STRUCT)));
  }

  @Test
  void aFixedArrayTakesAsManyOperandsAsItSays() {
    assertEquals(
        "type mismatch: instruction requires 2 operands of type i32 but stack has [i32]"
            + " (array.new_fixed in function 0)",
        types().func(NONE, NONE, i32(), new ArrayNewFixed(I32_ARRAY, 2), DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [f32]"
            + " (array.new_fixed in function 0)",
        types().func(NONE, NONE, f32(), i32(), new ArrayNewFixed(I32_ARRAY, 2), DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires 4294967295 operands of type i32 but stack has [i32]"
            + " (array.new_fixed in function 0)",
        types().func(NONE, NONE, i32(), new ArrayNewFixed(I32_ARRAY, -1), DROP).invalid());
    types().func(NONE, NONE, UNREACHABLE, i32(), new ArrayNewFixed(I32_ARRAY, -1), DROP).valid();
    types()
        .func(NONE, List.of(F64, ref(I32_ARRAY)), f64(), new ArrayNewFixed(I32_ARRAY, 0))
        .valid();
  }

  @Test
  void elementsAreReadAsTheirTypeSays() {
    Instr get = new ArrayGet(AggregateOp.ARRAY_GET, I32_ARRAY);
    Instr getS = new ArrayGet(AggregateOp.ARRAY_GET_S, MUT_I8_ARRAY);
    rule(get, List.of(refNull(I32_ARRAY), I32), List.of(I32));
    rule(getS, List.of(refNull(MUT_I8_ARRAY), I32), List.of(I32));
    assertEquals(
        "type mismatch: instruction requires an unpacked type but the field is i8"
            + " (array.get in function 0)",
        invalid(new ArrayGet(AggregateOp.ARRAY_GET, MUT_I8_ARRAY)));
    assertEquals(
        "type mismatch: instruction requires a packed type but the field is i32"
            + " (array.get_s in function 0)",
        invalid(new ArrayGet(AggregateOp.ARRAY_GET_S, I32_ARRAY)));
  }

  @Test
  void mutableArraysAreWritten() {
    RefType array = refNull(MUT_I32_ARRAY);
    rule(new ArraySet(MUT_I32_ARRAY), List.of(array, I32, I32), NONE);
    rule(new ArrayFill(MUT_I32_ARRAY), List.of(array, I32, I32, I32), NONE);
    rule(new ArrayInitData(MUT_I32_ARRAY, 0), List.of(array, I32, I32, I32), NONE);
    RefType functions = refNull(FUNC_ARRAY);
    rule(new ArrayInitElem(FUNC_ARRAY, 0), List.of(functions, I32, I32, I32), NONE);
    for (Instr instr :
        List.of(
            new ArraySet(I32_ARRAY),
            new ArrayFill(I32_ARRAY),
            new ArrayCopy(I32_ARRAY, MUT_I32_ARRAY),
            new ArrayInitData(I32_ARRAY, 0),
            new ArrayInitElem(I32_ARRAY, 0))) {
      assertEquals(
          "immutable array: the elements of type 2 ("
              + instr.opcode().mnemonic()
              + " in function 0)",
          invalid(instr));
    }
    assertEquals(
        "array type is not numeric or vector: type 7 (array.init_data in function 0)",
        invalid(new ArrayInitData(FUNC_ARRAY, 0)));
    assertEquals(
        "type mismatch: type 4 has elements i8 but segment 0 has funcref"
            + " (array.init_elem in function 0)",
        invalid(new ArrayInitElem(MUT_I8_ARRAY, 0)));
  }

  @Test
  void elementsThatAreCopiedSuitTheTarget() {
    List<ValType> params = List.of(refNull(MUT_I32_ARRAY), I32, refNull(I32_ARRAY), I32, I32);
    rule(new ArrayCopy(MUT_I32_ARRAY, I32_ARRAY), params, NONE);
    List<ValType> refs = List.of(refNull(MUT_ANY_ARRAY), I32, refNull(ANY_ARRAY), I32, I32);
    rule(new ArrayCopy(MUT_ANY_ARRAY, ANY_ARRAY), refs, NONE);
    assertEquals(
        "array types do not match: elements anyref of type 5 cannot become elements (ref any) of"
            + " type 6 (array.copy in function 0)",
        invalid(new ArrayCopy(ANY_ARRAY, MUT_ANY_ARRAY)));
    assertEquals(
        "array types do not match: elements i32 of type 2 cannot become elements i8 of type 4"
            + " (array.copy in function 0)",
        invalid(new ArrayCopy(MUT_I8_ARRAY, I32_ARRAY)));
  }

  @Test
  void conversionsKeepWhetherAReferenceCanBeNull() {
    RefType extern = ref(AbsHeapType.EXTERN);
    RefType any = ref(AbsHeapType.ANY);
    types().func(List.of(extern), List.of(any), get(0), new AnyConvertExtern()).valid();
    types().func(List.of(any), List.of(extern), get(0), new ExternConvertAny()).valid();
    types()
        .func(List.of(refNull(STRUCT)), List.of(RefType.EXTERNREF), get(0), new ExternConvertAny())
        .valid();
    assertEquals(
        "type mismatch: instruction requires [(ref any)] but stack has [anyref] (end in function 0)",
        types()
            .func(List.of(RefType.EXTERNREF), List.of(any), get(0), new AnyConvertExtern())
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [(ref any)]"
            + " (any.convert_extern in function 0)",
        types().func(List.of(any), List.of(any), get(0), new AnyConvertExtern()).invalid());
  }
}
