package cezve.runtime.numeric;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;

/**
 * Operations on i64.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#integer-operations">Integer
 *     operations</a>
 */
public final class I64 {
  private I64() {}

  public static int eqz(long a) {
    return a == 0 ? 1 : 0;
  }

  public static int eq(long a, long b) {
    return a == b ? 1 : 0;
  }

  public static int ne(long a, long b) {
    return a != b ? 1 : 0;
  }

  public static int ltS(long a, long b) {
    return a < b ? 1 : 0;
  }

  public static int gtS(long a, long b) {
    return a > b ? 1 : 0;
  }

  public static int leS(long a, long b) {
    return a <= b ? 1 : 0;
  }

  public static int geS(long a, long b) {
    return a >= b ? 1 : 0;
  }

  public static int ltU(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  public static int gtU(long a, long b) {
    return Long.compareUnsigned(a, b) > 0 ? 1 : 0;
  }

  public static int leU(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
  }

  public static int geU(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
  }

  public static long clz(long a) {
    return Long.numberOfLeadingZeros(a);
  }

  public static long ctz(long a) {
    return Long.numberOfTrailingZeros(a);
  }

  public static long popcnt(long a) {
    return Long.bitCount(a);
  }

  public static long add(long a, long b) {
    return a + b;
  }

  public static long sub(long a, long b) {
    return a - b;
  }

  public static long mul(long a, long b) {
    return a * b;
  }

  public static long and(long a, long b) {
    return a & b;
  }

  public static long or(long a, long b) {
    return a | b;
  }

  public static long xor(long a, long b) {
    return a ^ b;
  }

  public static long divS(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw new TrapException(Trap.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static long divU(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Long.divideUnsigned(a, b);
  }

  public static long remS(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return a % b;
  }

  public static long remU(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Long.remainderUnsigned(a, b);
  }

  public static long shl(long a, long b) {
    return a << b;
  }

  public static long shrS(long a, long b) {
    return a >> b;
  }

  public static long shrU(long a, long b) {
    return a >>> b;
  }

  public static long rotl(long a, long b) {
    return Long.rotateLeft(a, (int) b);
  }

  public static long rotr(long a, long b) {
    return Long.rotateRight(a, (int) b);
  }

  public static long extend8S(long a) {
    return (byte) a;
  }

  public static long extend16S(long a) {
    return (short) a;
  }

  public static long extend32S(long a) {
    return (int) a;
  }

  private static TrapException divideByZero() {
    return new TrapException(Trap.INTEGER_DIVIDE_BY_ZERO);
  }

  /** {@code i64.add128}: the high half; the low half is the sum of the low halves. */
  public static long addHigh(long aLow, long aHigh, long bLow, long bHigh) {
    long carry = Long.compareUnsigned(aLow + bLow, aLow) < 0 ? 1 : 0;
    return aHigh + bHigh + carry;
  }

  /** {@code i64.sub128}: the high half; the low half is the difference of the low halves. */
  public static long subHigh(long aLow, long aHigh, long bLow, long bHigh) {
    long borrow = Long.compareUnsigned(aLow, bLow) < 0 ? 1 : 0;
    return aHigh - bHigh - borrow;
  }

  /** {@code i64.mul_wide_s}: the high half; the low half is the product. */
  public static long mulHighS(long a, long b) {
    return Math.multiplyHigh(a, b);
  }

  /** {@code i64.mul_wide_u}: the high half; the low half is the product. */
  public static long mulHighU(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b);
  }
}
