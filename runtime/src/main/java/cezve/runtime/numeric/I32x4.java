package cezve.runtime.numeric;

/**
 * Operations on vectors of four 32-bit integers.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class I32x4 {
  private static final Lanes LANES = new Lanes(Integer.SIZE);

  private I32x4() {}

  public static V128 splat(int value) {
    return LANES.splat(value);
  }

  public static V128 eq(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::eq);
  }

  public static V128 ne(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::ne);
  }

  public static V128 ltS(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::ltS);
  }

  public static V128 ltU(V128 a, V128 b) {
    return LANES.unsignedRelation(a, b, I32::ltU);
  }

  public static V128 gtS(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::gtS);
  }

  public static V128 gtU(V128 a, V128 b) {
    return LANES.unsignedRelation(a, b, I32::gtU);
  }

  public static V128 leS(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::leS);
  }

  public static V128 leU(V128 a, V128 b) {
    return LANES.unsignedRelation(a, b, I32::leU);
  }

  public static V128 geS(V128 a, V128 b) {
    return LANES.signedRelation(a, b, I32::geS);
  }

  public static V128 geU(V128 a, V128 b) {
    return LANES.unsignedRelation(a, b, I32::geU);
  }

  public static V128 abs(V128 a) {
    return LANES.signed(a, Math::abs);
  }

  public static V128 neg(V128 a) {
    return LANES.signed(a, x -> -x);
  }

  public static int allTrue(V128 a) {
    return LANES.allTrue(a);
  }

  public static int bitmask(V128 a) {
    return LANES.bitmask(a);
  }

  public static V128 shl(V128 a, int count) {
    return LANES.shl(a, count);
  }

  public static V128 shrS(V128 a, int count) {
    return LANES.shrS(a, count);
  }

  public static V128 shrU(V128 a, int count) {
    return LANES.shrU(a, count);
  }

  public static V128 add(V128 a, V128 b) {
    return LANES.signed(a, b, I32::add);
  }

  public static V128 sub(V128 a, V128 b) {
    return LANES.signed(a, b, I32::sub);
  }

  public static V128 minS(V128 a, V128 b) {
    return LANES.signed(a, b, Math::min);
  }

  public static V128 maxS(V128 a, V128 b) {
    return LANES.signed(a, b, Math::max);
  }

  public static V128 minU(V128 a, V128 b) {
    return LANES.unsigned(a, b, (x, y) -> I32.ltU(x, y) == 1 ? x : y);
  }

  public static V128 maxU(V128 a, V128 b) {
    return LANES.unsigned(a, b, (x, y) -> I32.gtU(x, y) == 1 ? x : y);
  }

  public static V128 mul(V128 a, V128 b) {
    return LANES.signed(a, b, I32::mul);
  }

  public static V128 extendLowI16x8S(V128 a) {
    return LANES.extendS(a.low());
  }

  public static V128 extendHighI16x8S(V128 a) {
    return LANES.extendS(a.high());
  }

  public static V128 extendLowI16x8U(V128 a) {
    return LANES.extendU(a.low());
  }

  public static V128 extendHighI16x8U(V128 a) {
    return LANES.extendU(a.high());
  }

  public static V128 extmulLowI16x8S(V128 a, V128 b) {
    return mul(extendLowI16x8S(a), extendLowI16x8S(b));
  }

  public static V128 extmulHighI16x8S(V128 a, V128 b) {
    return mul(extendHighI16x8S(a), extendHighI16x8S(b));
  }

  public static V128 extmulLowI16x8U(V128 a, V128 b) {
    return mul(extendLowI16x8U(a), extendLowI16x8U(b));
  }

  public static V128 extmulHighI16x8U(V128 a, V128 b) {
    return mul(extendHighI16x8U(a), extendHighI16x8U(b));
  }

  public static V128 extaddPairwiseI16x8S(V128 a) {
    return LANES.signed(a, x -> (short) x + (x >> Short.SIZE));
  }

  public static V128 extaddPairwiseI16x8U(V128 a) {
    return LANES.signed(a, x -> (x & 0xFFFF) + (x >>> Short.SIZE));
  }

  /** The sums of the products of each two neighbouring 16-bit lanes. */
  public static V128 dotI16x8S(V128 a, V128 b) {
    return LANES.signed(
        a, b, (x, y) -> (short) x * (short) y + (x >> Short.SIZE) * (y >> Short.SIZE));
  }

  public static V128 truncSatF32x4S(V128 a) {
    return LANES.signed(a, x -> Conversions.i32TruncSatF32S(Float.intBitsToFloat(x)));
  }

  public static V128 truncSatF32x4U(V128 a) {
    return LANES.signed(a, x -> Conversions.i32TruncSatF32U(Float.intBitsToFloat(x)));
  }

  public static V128 truncSatF64x2SZero(V128 a) {
    return V128.ofI32(
        Conversions.i32TruncSatF64S(a.f64(0)), Conversions.i32TruncSatF64S(a.f64(1)), 0, 0);
  }

  public static V128 truncSatF64x2UZero(V128 a) {
    return V128.ofI32(
        Conversions.i32TruncSatF64U(a.f64(0)), Conversions.i32TruncSatF64U(a.f64(1)), 0, 0);
  }
}
