package cezve.runtime.numeric;

/**
 * Operations on vectors of eight 16-bit integers.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class I16x8 {
  private static final Lanes LANES = new Lanes(Short.SIZE);

  private I16x8() {}

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
    return LANES.unsigned(a, b, Math::min);
  }

  public static V128 maxU(V128 a, V128 b) {
    return LANES.unsigned(a, b, Math::max);
  }

  public static V128 addSatS(V128 a, V128 b) {
    return LANES.signed(a, b, (x, y) -> LANES.clampS(x + y));
  }

  public static V128 addSatU(V128 a, V128 b) {
    return LANES.unsigned(a, b, (x, y) -> LANES.clampU(x + y));
  }

  public static V128 subSatS(V128 a, V128 b) {
    return LANES.signed(a, b, (x, y) -> LANES.clampS(x - y));
  }

  public static V128 subSatU(V128 a, V128 b) {
    return LANES.unsigned(a, b, (x, y) -> LANES.clampU(x - y));
  }

  public static V128 avgrU(V128 a, V128 b) {
    return LANES.unsigned(a, b, (x, y) -> (x + y + 1) >>> 1);
  }

  public static V128 mul(V128 a, V128 b) {
    return LANES.signed(a, b, I32::mul);
  }

  /** Products of fixed-point numbers with 15 fractional bits, rounded, ties upwards. */
  public static V128 q15mulrSatS(V128 a, V128 b) {
    return LANES.signed(a, b, (x, y) -> LANES.clampS((x * y + 0x4000) >> 15));
  }

  public static V128 narrowI32x4S(V128 a, V128 b) {
    return LANES.narrow(a, b, x -> LANES.clampS(x));
  }

  public static V128 narrowI32x4U(V128 a, V128 b) {
    return LANES.narrow(a, b, x -> LANES.clampU(x));
  }

  public static V128 extendLowI8x16S(V128 a) {
    return LANES.extendS(a.low());
  }

  public static V128 extendHighI8x16S(V128 a) {
    return LANES.extendS(a.high());
  }

  public static V128 extendLowI8x16U(V128 a) {
    return LANES.extendU(a.low());
  }

  public static V128 extendHighI8x16U(V128 a) {
    return LANES.extendU(a.high());
  }

  public static V128 extmulLowI8x16S(V128 a, V128 b) {
    return mul(extendLowI8x16S(a), extendLowI8x16S(b));
  }

  public static V128 extmulHighI8x16S(V128 a, V128 b) {
    return mul(extendHighI8x16S(a), extendHighI8x16S(b));
  }

  public static V128 extmulLowI8x16U(V128 a, V128 b) {
    return mul(extendLowI8x16U(a), extendLowI8x16U(b));
  }

  public static V128 extmulHighI8x16U(V128 a, V128 b) {
    return mul(extendHighI8x16U(a), extendHighI8x16U(b));
  }

  public static V128 extaddPairwiseI8x16S(V128 a) {
    return LANES.signed(a, x -> (byte) x + (x >> Byte.SIZE));
  }

  public static V128 extaddPairwiseI8x16U(V128 a) {
    return LANES.unsigned(a, x -> (x & 0xFF) + (x >>> Byte.SIZE));
  }
}
