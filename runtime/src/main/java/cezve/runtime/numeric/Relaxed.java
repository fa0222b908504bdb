package cezve.runtime.numeric;

/**
 * The relaxed vector instructions, which leave implementations a choice. These make the choice of
 * the specification's deterministic profile, so that a program computes the same everywhere.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#relaxed-operations">Relaxed
 *     operations</a>
 */
public final class Relaxed {
  private static final Lanes I16 = new Lanes(Short.SIZE);

  private Relaxed() {}

  public static V128 i8x16Swizzle(V128 a, V128 s) {
    return I8x16.swizzle(a, s);
  }

  public static V128 i32x4TruncF32x4S(V128 a) {
    return I32x4.truncSatF32x4S(a);
  }

  public static V128 i32x4TruncF32x4U(V128 a) {
    return I32x4.truncSatF32x4U(a);
  }

  public static V128 i32x4TruncF64x2SZero(V128 a) {
    return I32x4.truncSatF64x2SZero(a);
  }

  public static V128 i32x4TruncF64x2UZero(V128 a) {
    return I32x4.truncSatF64x2UZero(a);
  }

  /** {@code a * b + c}, rounded twice. */
  public static V128 f32x4Madd(V128 a, V128 b, V128 c) {
    return F32x4.add(F32x4.mul(a, b), c);
  }

  /** {@code -a * b + c}, rounded twice. */
  public static V128 f32x4Nmadd(V128 a, V128 b, V128 c) {
    return f32x4Madd(F32x4.neg(a), b, c);
  }

  public static V128 f32x4Min(V128 a, V128 b) {
    return F32x4.min(a, b);
  }

  public static V128 f32x4Max(V128 a, V128 b) {
    return F32x4.max(a, b);
  }

  /** {@code a * b + c}, rounded twice. */
  public static V128 f64x2Madd(V128 a, V128 b, V128 c) {
    return F64x2.add(F64x2.mul(a, b), c);
  }

  /** {@code -a * b + c}, rounded twice. */
  public static V128 f64x2Nmadd(V128 a, V128 b, V128 c) {
    return f64x2Madd(F64x2.neg(a), b, c);
  }

  public static V128 f64x2Min(V128 a, V128 b) {
    return F64x2.min(a, b);
  }

  public static V128 f64x2Max(V128 a, V128 b) {
    return F64x2.max(a, b);
  }

  /** {@code laneselect} of all four shapes: the mask counts bit by bit. */
  public static V128 laneselect(V128 a, V128 b, V128 mask) {
    return Bitwise.bitselect(a, b, mask);
  }

  public static V128 i16x8Q15mulrS(V128 a, V128 b) {
    return I16x8.q15mulrSatS(a, b);
  }

  /** The saturated sums of the products of each two neighbouring 8-bit lanes, as signed. */
  public static V128 i16x8DotI8x16I7x16S(V128 a, V128 b) {
    return I16.signed(
        a, b, (x, y) -> I16.clampS((byte) x * (byte) y + (x >> Byte.SIZE) * (y >> Byte.SIZE)));
  }

  /** The sums of each two neighbouring lanes of {@link #i16x8DotI8x16I7x16S}, and of {@code c}. */
  public static V128 i32x4DotI8x16I7x16AddS(V128 a, V128 b, V128 c) {
    return I32x4.add(I32x4.extaddPairwiseI16x8S(i16x8DotI8x16I7x16S(a, b)), c);
  }
}
