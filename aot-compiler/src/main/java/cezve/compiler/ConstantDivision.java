package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.NumericOp;
import cezve.tree.Expr;
import java.math.BigInteger;

/**
 * Emits divisions of unsigned integers by constants without a division, which C2 does for signed
 * ones only.
 */
final class ConstantDivision {
  private ConstantDivision() {}

  /** With the dividend on the stack, divides it; false if it is not by such a constant. */
  static boolean emit(Code code, NumericOp op, Expr divisor) {
    if (divisor instanceof Expr.I32Const(int value) && value != 0) {
      if (op == NumericOp.I32_DIV_U) {
        divide(code, value, LDIV);
        return true;
      }
      if (op == NumericOp.I32_REM_U) {
        divide(code, value, LREM);
        return true;
      }
    } else if (divisor instanceof Expr.I64Const(long value) && value != 0) {
      if (op == NumericOp.I64_DIV_U) {
        quotient(code, value);
        return true;
      }
      if (op == NumericOp.I64_REM_U) {
        remainder(code, value);
        return true;
      }
    }
    return false;
  }

  /** An unsigned i32 is a positive long. */
  private static void divide(Code code, int divisor, int operation) {
    code.call("java/lang/Integer", "toUnsignedLong", "(I)J");
    code.lconst(Integer.toUnsignedLong(divisor));
    code.insn(operation);
    code.insn(L2I);
  }

  private static void quotient(Code code, long divisor) {
    if (Long.bitCount(divisor) == 1) {
      code.iconst(Long.numberOfTrailingZeros(divisor));
      code.insn(LUSHR);
    } else {
      pushMultiplier(code, divisor);
      code.call(Names.DIVISIONS, "quotient", "(JJI)J");
    }
  }

  private static void remainder(Code code, long divisor) {
    if (Long.bitCount(divisor) == 1) {
      code.lconst(divisor - 1);
      code.insn(LAND);
    } else {
      code.lconst(divisor);
      pushMultiplier(code, divisor);
      code.call(Names.DIVISIONS, "remainder", "(JJJI)J");
    }
  }

  private static void pushMultiplier(Code code, long divisor) {
    code.lconst(multiplier(divisor));
    code.iconst(shift(divisor));
  }

  /** What {@link cezve.compiler.support.Divisions} multiplies with, for a divisor above one. */
  static long multiplier(long divisor) {
    BigInteger exact = new BigInteger(Long.toUnsignedString(divisor));
    return BigInteger.ONE
        .shiftLeft(shift(divisor) + 1)
        .subtract(exact)
        .shiftLeft(Long.SIZE)
        .divide(exact)
        .add(BigInteger.ONE)
        .longValue();
  }

  /** By how many bits it shifts. */
  static int shift(long divisor) {
    return Long.SIZE - Long.numberOfLeadingZeros(divisor - 1) - 1;
  }
}
