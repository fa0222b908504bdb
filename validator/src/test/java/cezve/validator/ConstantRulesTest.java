package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.AggregateInstr.ArrayNew;
import cezve.model.instruction.AggregateInstr.ArrayNewData;
import cezve.model.instruction.AggregateInstr.ArrayNewDefault;
import cezve.model.instruction.AggregateInstr.ArrayNewFixed;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.ConstOp;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.module.Data;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.ValType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConstantRulesTest {
  private static final Set<String> CONSTANT =
      Set.of(
          "global.get",
          "ref.null",
          "ref.func",
          "ref.i31",
          "struct.new",
          "struct.new_default",
          "array.new",
          "array.new_default",
          "array.new_fixed",
          "any.convert_extern",
          "extern.convert_any",
          "i32.add",
          "i32.sub",
          "i32.mul",
          "i64.add",
          "i64.sub",
          "i64.mul",
          "end");

  @Test
  void mostInstructionsAreNotConstant() {
    int others = 0;
    for (Opcode op : Opcodes.all()) {
      if (!(op instanceof ConstOp) && !CONSTANT.contains(op.mnemonic())) {
        others++;
        assertEquals(
            "constant expression required (" + op.mnemonic() + " in global 0)",
            module().global(constant(I32), ZeroImmediates.instr(op)).invalid());
      }
    }
    assertEquals(Opcodes.all().size() - ConstOp.values().length - CONSTANT.size(), others);
  }

  @Test
  void constantsHaveTheGlobalsType() {
    for (ValType type : List.of(I32, I64, F32, F64, V128, RefType.FUNCREF)) {
      module().global(constant(type), value(type)).valid();
    }
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [f32] (end in global 0)",
        module().global(constant(I32), f32()).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (end in global 0)",
        module().global(constant(I32)).invalid());
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] (end in global 0)",
        module().global(constant(I32), i32(), i32()).invalid());
  }

  @Test
  void integersAreAddedSubtractedAndMultiplied() {
    for (NumericOp op : List.of(NumericOp.I32_ADD, NumericOp.I32_SUB, NumericOp.I32_MUL)) {
      module().global(constant(I32), i32(), i32(), op.instr()).valid();
    }
    for (NumericOp op : List.of(NumericOp.I64_ADD, NumericOp.I64_SUB, NumericOp.I64_MUL)) {
      module().global(constant(I64), i64(), i64(), op.instr()).valid();
    }
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [i32] (i32.add in global 0)",
        module().global(constant(I32), i32(), NumericOp.I32_ADD.instr()).invalid());
  }

  @Test
  void globalsSeeImmutableGlobalsBeforeThem() {
    Instr first = new GlobalGet(0);
    module().imports(constant(I32)).global(constant(I32), first).valid();
    module().global(constant(I32), i32()).global(constant(I32), first).valid();
    assertEquals(
        "unknown global 0 (global.get in global 0)",
        module().global(constant(I32), first).invalid());
    assertEquals(
        "unknown global 1 (global.get in global 0)",
        module().global(constant(I32), new GlobalGet(1)).global(constant(I32), i32()).invalid());
    GlobalType variable = new GlobalType(Mutability.VAR, I32);
    assertEquals(
        "constant expression required: global 0 is mutable (global.get in global 1)",
        module().imports(variable).global(constant(I32), first).invalid());
  }

  @Test
  void referencesAreConstant() {
    module().func(NONE, NONE).global(constant(ref(0)), new RefFunc(0)).valid();
    assertEquals(
        "unknown function 7 (ref.func in global 0)",
        module().global(constant(RefType.FUNCREF), new RefFunc(7)).invalid());
    assertEquals(
        "unknown function 4294967295 (ref.func in global 0)",
        module().global(constant(RefType.FUNCREF), new RefFunc(-1)).invalid());
    assertEquals(
        "unknown type 3 (ref.null in global 0)",
        module().global(constant(RefType.FUNCREF), new RefNull(index(3))).invalid());
    assertEquals(
        "unknown type 4 (global 0)",
        module().global(constant(refNull(4)), new RefNull(AbsHeapType.NONE)).invalid());
  }

  @Test
  void aggregatesAreMadeByConstantExpressions() {
    FieldType field = new FieldType(Mutability.CONST, I32);
    TestModule module =
        module()
            .type(new StructType(List.of(field)))
            .type(new ArrayType(field))
            .data(new Data.Passive());
    module
        .global(constant(ref(0)), i32(), new StructNew(0))
        .global(constant(ref(0)), new StructNewDefault(0))
        .global(constant(ref(1)), i32(), i32(), new ArrayNew(1))
        .global(constant(ref(1)), i32(), new ArrayNewDefault(1))
        .global(constant(ref(1)), i32(), i32(), new ArrayNewFixed(1, 2))
        .global(constant(ref(AbsHeapType.I31)), i32(), new RefI31())
        .global(constant(ref(AbsHeapType.EXTERN)), i32(), new RefI31(), new ExternConvertAny())
        .global(constant(ref(AbsHeapType.ANY)), new GlobalGet(6), new AnyConvertExtern())
        .valid();
    assertEquals(
        "constant expression required (array.new_data in global 8)",
        module.global(constant(ref(1)), i32(), i32(), new ArrayNewData(1, 0)).invalid());
  }

  @Test
  void controlIsNotConstant() {
    assertEquals(
        "constant expression required (" + ControlOp.NOP.mnemonic() + " in global 0)",
        module().global(constant(I32), i32(), NOP).invalid());
    assertEquals(
        "constant expression required (local.get in global 0)",
        module().type(type(NONE, NONE)).global(constant(I32), get(0)).invalid());
  }

  private static GlobalType constant(ValType type) {
    return new GlobalType(Mutability.CONST, type);
  }
}
