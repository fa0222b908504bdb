package cezve.runtime.numeric;

/**
 * Operations on f64. Where an operand is a NaN, the result is a NaN whose quiet bit is set; the
 * operations on the sign bit alone keep every bit of their operand.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#floating-point-operations">Floating-point
 *     operations</a>
 */
public final class F64 {
  private static final long SIGN = Long.MIN_VALUE;
  private static final long QUIET = 0x0008_0000_0000_0000L;

  private F64() {}

  public static int eq(double a, double b) {
    return a == b ? 1 : 0;
  }

  public static int ne(double a, double b) {
    return a != b ? 1 : 0;
  }

  public static int lt(double a, double b) {
    return a < b ? 1 : 0;
  }

  public static int gt(double a, double b) {
    return a > b ? 1 : 0;
  }

  public static int le(double a, double b) {
    return a <= b ? 1 : 0;
  }

  public static int ge(double a, double b) {
    return a >= b ? 1 : 0;
  }

  public static double abs(double a) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & ~SIGN);
  }

  public static double neg(double a) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(a) ^ SIGN);
  }

  public static double copysign(double a, double b) {
    return Double.longBitsToDouble(
        (Double.doubleToRawLongBits(a) & ~SIGN) | (Double.doubleToRawLongBits(b) & SIGN));
  }

  public static double ceil(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.ceil(a);
  }

  public static double floor(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.floor(a);
  }

  public static double trunc(double a) {
    return Double.isNaN(a) ? quiet(a) : (a < 0 ? Math.ceil(a) : Math.floor(a));
  }

  public static double nearest(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.rint(a);
  }

  public static double sqrt(double a) {
    return Math.sqrt(a);
  }

  public static double add(double a, double b) {
    return a + b;
  }

  public static double sub(double a, double b) {
    return a - b;
  }

  public static double mul(double a, double b) {
    return a * b;
  }

  public static double div(double a, double b) {
    return a / b;
  }

  public static double min(double a, double b) {
    if (Double.isNaN(a)) {
      return quiet(a);
    }
    return Double.isNaN(b) ? quiet(b) : Math.min(a, b);
  }

  public static double max(double a, double b) {
    if (Double.isNaN(a)) {
      return quiet(a);
    }
    return Double.isNaN(b) ? quiet(b) : Math.max(a, b);
  }

  private static double quiet(double nan) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(nan) | QUIET);
  }
}
