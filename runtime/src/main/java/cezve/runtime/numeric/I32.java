package cezve.runtime.numeric;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;

/**
 * Operations on i32.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#integer-operations">Integer
 *     operations</a>
 */
public final class I32 {
  private I32() {}

  public static int eqz(int a) {
    return a == 0 ? 1 : 0;
  }

  public static int eq(int a, int b) {
    return a == b ? 1 : 0;
  }

  public static int ne(int a, int b) {
    return a != b ? 1 : 0;
  }

  public static int ltS(int a, int b) {
    return a < b ? 1 : 0;
  }

  public static int gtS(int a, int b) {
    return a > b ? 1 : 0;
  }

  public static int leS(int a, int b) {
    return a <= b ? 1 : 0;
  }

  public static int geS(int a, int b) {
    return a >= b ? 1 : 0;
  }

  public static int ltU(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  public static int gtU(int a, int b) {
    return Integer.compareUnsigned(a, b) > 0 ? 1 : 0;
  }

  public static int leU(int a, int b) {
    return Integer.compareUnsigned(a, b) <= 0 ? 1 : 0;
  }

  public static int geU(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
  }

  public static int clz(int a) {
    return Integer.numberOfLeadingZeros(a);
  }

  public static int ctz(int a) {
    return Integer.numberOfTrailingZeros(a);
  }

  public static int popcnt(int a) {
    return Integer.bitCount(a);
  }

  public static int add(int a, int b) {
    return a + b;
  }

  public static int sub(int a, int b) {
    return a - b;
  }

  public static int mul(int a, int b) {
    return a * b;
  }

  public static int and(int a, int b) {
    return a & b;
  }

  public static int or(int a, int b) {
    return a | b;
  }

  public static int xor(int a, int b) {
    return a ^ b;
  }

  public static int divS(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    if (a == Integer.MIN_VALUE && b == -1) {
      throw new TrapException(Trap.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static int divU(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Integer.divideUnsigned(a, b);
  }

  public static int remS(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return a % b;
  }

  public static int remU(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Integer.remainderUnsigned(a, b);
  }

  public static int shl(int a, int b) {
    return a << b;
  }

  public static int shrS(int a, int b) {
    return a >> b;
  }

  public static int shrU(int a, int b) {
    return a >>> b;
  }

  public static int rotl(int a, int b) {
    return Integer.rotateLeft(a, b);
  }

  public static int rotr(int a, int b) {
    return Integer.rotateRight(a, b);
  }

  public static int extend8S(int a) {
    return (byte) a;
  }

  public static int extend16S(int a) {
    return (short) a;
  }

  private static TrapException divideByZero() {
    return new TrapException(Trap.INTEGER_DIVIDE_BY_ZERO);
  }
}
