package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.NumericOp;
import cezve.model.type.ValType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Emits numeric operations whose operands are on the operand stack: as an instruction of the JVM
 * that means exactly the same, or as a call of the static function that defines the operation. The
 * functions are called after the operations' names.
 */
final class NumericEmitter {
  private static final Map<NumericOp, Function> FUNCTIONS = new ConcurrentHashMap<>();

  /** The function that defines an operation. */
  private record Function(String owner, String name, String descriptor) {}

  private NumericEmitter() {}

  static void emit(Code code, NumericOp op) {
    switch (op) {
      case I32_ADD -> code.insn(IADD);
      case I32_SUB -> code.insn(ISUB);
      case I32_MUL -> code.insn(IMUL);
      case I32_AND -> code.insn(IAND);
      case I32_OR -> code.insn(IOR);
      case I32_XOR -> code.insn(IXOR);
      case I32_SHL -> code.insn(ISHL);
      case I32_SHR_S -> code.insn(ISHR);
      case I32_SHR_U -> code.insn(IUSHR);
      case I64_ADD -> code.insn(LADD);
      case I64_SUB -> code.insn(LSUB);
      case I64_MUL -> code.insn(LMUL);
      case I64_AND -> code.insn(LAND);
      case I64_OR -> code.insn(LOR);
      case I64_XOR -> code.insn(LXOR);
      case I64_SHL -> longShift(code, LSHL);
      case I64_SHR_S -> longShift(code, LSHR);
      case I64_SHR_U -> longShift(code, LUSHR);
      case F32_ADD -> code.insn(FADD);
      case F32_SUB -> code.insn(FSUB);
      case F32_MUL -> code.insn(FMUL);
      case F32_DIV -> code.insn(FDIV);
      case F64_ADD -> code.insn(DADD);
      case F64_SUB -> code.insn(DSUB);
      case F64_MUL -> code.insn(DMUL);
      case F64_DIV -> code.insn(DDIV);
      case I32_WRAP_I64 -> code.insn(L2I);
      case I64_EXTEND_I32_S -> code.insn(I2L);
      case I32_EXTEND8_S -> code.insn(I2B);
      case I32_EXTEND16_S -> code.insn(I2S);
      case F32_CONVERT_I32_S -> code.insn(I2F);
      case F32_CONVERT_I64_S -> code.insn(L2F);
      case F64_CONVERT_I32_S -> code.insn(I2D);
      case F64_CONVERT_I64_S -> code.insn(L2D);
      case I32_TRUNC_SAT_F32_S -> code.insn(F2I);
      case I32_TRUNC_SAT_F64_S -> code.insn(D2I);
      case I64_TRUNC_SAT_F32_S -> code.insn(F2L);
      case I64_TRUNC_SAT_F64_S -> code.insn(D2L);
      case I64_EXTEND_I32_U, F32_DEMOTE_F64, F64_PROMOTE_F32 -> function(code, op);
      case I32_EQZ, I32_EQ, I32_NE, I32_LT_S, I32_LT_U, I32_GT_S, I32_GT_U -> function(code, op);
      case I32_LE_S, I32_LE_U, I32_GE_S, I32_GE_U -> function(code, op);
      case I64_EQZ, I64_EQ, I64_NE, I64_LT_S, I64_LT_U, I64_GT_S, I64_GT_U -> function(code, op);
      case I64_LE_S, I64_LE_U, I64_GE_S, I64_GE_U -> function(code, op);
      case F32_EQ, F32_NE, F32_LT, F32_GT, F32_LE, F32_GE -> function(code, op);
      case F64_EQ, F64_NE, F64_LT, F64_GT, F64_LE, F64_GE -> function(code, op);
      case I32_CLZ, I32_CTZ, I32_POPCNT, I64_CLZ, I64_CTZ, I64_POPCNT -> function(code, op);
      case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U -> function(code, op);
      case I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> function(code, op);
      case I32_ROTL, I32_ROTR, I64_ROTL, I64_ROTR -> function(code, op);
      case I64_EXTEND8_S, I64_EXTEND16_S, I64_EXTEND32_S -> function(code, op);
      case F32_ABS, F32_NEG, F32_CEIL, F32_FLOOR, F32_TRUNC, F32_NEAREST -> function(code, op);
      case F64_ABS, F64_NEG, F64_CEIL, F64_FLOOR, F64_TRUNC, F64_NEAREST -> function(code, op);
      case F32_SQRT, F32_MIN, F32_MAX, F32_COPYSIGN -> function(code, op);
      case F64_SQRT, F64_MIN, F64_MAX, F64_COPYSIGN -> function(code, op);
      case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U -> function(code, op);
      case I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S, I64_TRUNC_F64_U -> function(code, op);
      case I32_TRUNC_SAT_F32_U, I32_TRUNC_SAT_F64_U -> function(code, op);
      case I64_TRUNC_SAT_F32_U, I64_TRUNC_SAT_F64_U -> function(code, op);
      case F32_CONVERT_I32_U, F32_CONVERT_I64_U -> function(code, op);
      case F64_CONVERT_I32_U, F64_CONVERT_I64_U -> function(code, op);
      case I32_REINTERPRET_F32, I64_REINTERPRET_F64 -> function(code, op);
      case F32_REINTERPRET_I32, F64_REINTERPRET_I64 -> function(code, op);
      case I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U ->
          throw new AssertionError("BUG: " + op.mnemonic() + " is not an expression");
    }
  }

  private static void longShift(Code code, int shift) {
    code.insn(L2I);
    code.insn(shift);
  }

  private static void function(Code code, NumericOp op) {
    Function function = FUNCTIONS.get(op);
    if (function == null) {
      function = new Function(owner(op), method(op), Operations.descriptor(op));
      FUNCTIONS.put(op, function);
    }
    code.call(function.owner, function.name, function.descriptor);
  }

  /** The class of the function that defines an operation. */
  static String owner(NumericOp op) {
    return Names.NUMERIC + (isConversion(op) ? "Conversions" : op.name().substring(0, 3));
  }

  /** The name of the function that defines an operation. */
  static String method(NumericOp op) {
    return Operations.camel(isConversion(op) ? op.name() : op.name().substring(4));
  }

  private static boolean isConversion(NumericOp op) {
    ValType from = op.signature().params().getFirst();
    ValType to = op.signature().results().getFirst();
    return op.signature().params().size() == 1 && !from.equals(to) && op != NumericOp.I64_EQZ;
  }
}
