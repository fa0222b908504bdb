package cezve.runtime.numeric;

/**
 * Operations on f32. Where an operand is a NaN, the result is a NaN whose quiet bit is set; the
 * operations on the sign bit alone keep every bit of their operand.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#floating-point-operations">Floating-point
 *     operations</a>
 */
public final class F32 {
  private static final int SIGN = Integer.MIN_VALUE;
  private static final int QUIET = 0x0040_0000;

  private F32() {}

  public static int eq(float a, float b) {
    return a == b ? 1 : 0;
  }

  public static int ne(float a, float b) {
    return a != b ? 1 : 0;
  }

  public static int lt(float a, float b) {
    return a < b ? 1 : 0;
  }

  public static int gt(float a, float b) {
    return a > b ? 1 : 0;
  }

  public static int le(float a, float b) {
    return a <= b ? 1 : 0;
  }

  public static int ge(float a, float b) {
    return a >= b ? 1 : 0;
  }

  public static float abs(float a) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(a) & ~SIGN);
  }

  public static float neg(float a) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(a) ^ SIGN);
  }

  public static float copysign(float a, float b) {
    return Float.intBitsToFloat(
        (Float.floatToRawIntBits(a) & ~SIGN) | (Float.floatToRawIntBits(b) & SIGN));
  }

  public static float ceil(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.ceil(a);
  }

  public static float floor(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.floor(a);
  }

  public static float trunc(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) (a < 0 ? Math.ceil(a) : Math.floor(a));
  }

  public static float nearest(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.rint(a);
  }

  public static float sqrt(float a) {
    return (float) Math.sqrt(a);
  }

  public static float add(float a, float b) {
    return a + b;
  }

  public static float sub(float a, float b) {
    return a - b;
  }

  public static float mul(float a, float b) {
    return a * b;
  }

  public static float div(float a, float b) {
    return a / b;
  }

  public static float min(float a, float b) {
    if (Float.isNaN(a)) {
      return quiet(a);
    }
    return Float.isNaN(b) ? quiet(b) : Math.min(a, b);
  }

  public static float max(float a, float b) {
    if (Float.isNaN(a)) {
      return quiet(a);
    }
    return Float.isNaN(b) ? quiet(b) : Math.max(a, b);
  }

  private static float quiet(float nan) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(nan) | QUIET);
  }
}
