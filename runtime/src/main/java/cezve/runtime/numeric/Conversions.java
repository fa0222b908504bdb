package cezve.runtime.numeric;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;

/**
 * Conversions between number types.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#conversions">Conversions</a>
 */
public final class Conversions {
  private static final double TWO_31 = 0x1p31;
  private static final double TWO_32 = 0x1p32;
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private Conversions() {}

  public static int i32WrapI64(long a) {
    return (int) a;
  }

  public static long i64ExtendI32S(int a) {
    return a;
  }

  public static long i64ExtendI32U(int a) {
    return Integer.toUnsignedLong(a);
  }

  public static int i32TruncF32S(float a) {
    return i32TruncF64S(a);
  }

  public static int i32TruncF32U(float a) {
    return i32TruncF64U(a);
  }

  public static int i32TruncF64S(double a) {
    check(a > -TWO_31 - 1 && a < TWO_31, a);
    return (int) a;
  }

  public static int i32TruncF64U(double a) {
    check(a > -1 && a < TWO_32, a);
    return (int) (long) a;
  }

  public static long i64TruncF32S(float a) {
    return i64TruncF64S(a);
  }

  public static long i64TruncF32U(float a) {
    return i64TruncF64U(a);
  }

  public static long i64TruncF64S(double a) {
    check(a >= -TWO_63 && a < TWO_63, a);
    return (long) a;
  }

  public static long i64TruncF64U(double a) {
    check(a > -1 && a < TWO_64, a);
    return unsigned(a);
  }

  public static int i32TruncSatF32S(float a) {
    return (int) a;
  }

  public static int i32TruncSatF32U(float a) {
    return i32TruncSatF64U(a);
  }

  public static int i32TruncSatF64S(double a) {
    return (int) a;
  }

  public static int i32TruncSatF64U(double a) {
    return a < TWO_32 ? (int) Math.max(0, (long) a) : Double.isNaN(a) ? 0 : -1;
  }

  public static long i64TruncSatF32S(float a) {
    return (long) a;
  }

  public static long i64TruncSatF32U(float a) {
    return i64TruncSatF64U(a);
  }

  public static long i64TruncSatF64S(double a) {
    return (long) a;
  }

  public static long i64TruncSatF64U(double a) {
    return a < TWO_64 ? (a > 0 ? unsigned(a) : 0) : Double.isNaN(a) ? 0 : -1;
  }

  public static float f32ConvertI32S(int a) {
    return a;
  }

  public static float f32ConvertI32U(int a) {
    return Integer.toUnsignedLong(a);
  }

  public static float f32ConvertI64S(long a) {
    return a;
  }

  public static float f32ConvertI64U(long a) {
    // The lowest bit, kept sticky, decides ties as the bits shifted out would.
    return a >= 0 ? a : 2 * (float) ((a >>> 1) | (a & 1));
  }

  public static float f32DemoteF64(double a) {
    return (float) a;
  }

  public static double f64ConvertI32S(int a) {
    return a;
  }

  public static double f64ConvertI32U(int a) {
    return Integer.toUnsignedLong(a);
  }

  public static double f64ConvertI64S(long a) {
    return a;
  }

  public static double f64ConvertI64U(long a) {
    return a >= 0 ? a : 2 * (double) ((a >>> 1) | (a & 1));
  }

  public static double f64PromoteF32(float a) {
    return a;
  }

  public static int i32ReinterpretF32(float a) {
    return Float.floatToRawIntBits(a);
  }

  public static long i64ReinterpretF64(double a) {
    return Double.doubleToRawLongBits(a);
  }

  public static float f32ReinterpretI32(int a) {
    return Float.intBitsToFloat(a);
  }

  public static double f64ReinterpretI64(long a) {
    return Double.longBitsToDouble(a);
  }

  /** Truncates a number in the range of unsigned 64-bit integers. */
  private static long unsigned(double a) {
    return a < TWO_63 ? (long) a : (long) (a - TWO_63) ^ Long.MIN_VALUE;
  }

  private static void check(boolean inRange, double a) {
    if (!inRange) {
      throw new TrapException(
          Double.isNaN(a) ? Trap.INVALID_CONVERSION_TO_INTEGER : Trap.INTEGER_OVERFLOW);
    }
  }
}
