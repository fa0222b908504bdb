package cezve.compiler.support;

/** Division of unsigned integers by constants. */
public final class Divisions {
  private Divisions() {}

  /**
   * The quotient by a constant.
   *
   * @param multiplier 2<sup>64</sup> · (2<sup>l</sup> − constant) / constant, rounded down, plus
   *     one, where l is the logarithm of the constant, rounded up
   * @param shift l minus one
   */
  public static long quotient(long dividend, long multiplier, int shift) {
    long high = Math.unsignedMultiplyHigh(dividend, multiplier);
    return (((dividend - high) >>> 1) + high) >>> shift;
  }

  /** The remainder; the multiplier and shift are those of the divisor. */
  public static long remainder(long dividend, long divisor, long multiplier, int shift) {
    return dividend - quotient(dividend, multiplier, shift) * divisor;
  }
}
