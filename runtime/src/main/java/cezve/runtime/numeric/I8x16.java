package cezve.runtime.numeric;

/**
 * Operations on vectors of sixteen 8-bit integers.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class I8x16 {
  private static final Lanes LANES = new Lanes(Byte.SIZE);

  private I8x16() {}

  /** The lanes of {@code a} at the indices in {@code s}; zero where an index is too large. */
  public static V128 swizzle(V128 a, V128 s) {
    return LANES.unsigned(s, i -> i < 16 ? a.i8(i) : 0);
  }

  /** The lanes at indices in {@code s}, which count on from those of {@code a} to {@code b}. */
  public static V128 shuffle(V128 a, V128 b, V128 s) {
    return LANES.unsigned(s, i -> i < 16 ? a.i8(i) : b.i8(i - 16));
  }

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

  public static V128 popcnt(V128 a) {
    return LANES.unsigned(a, Integer::bitCount);
  }

  public static V128 narrowI16x8S(V128 a, V128 b) {
    return LANES.narrow(a, b, x -> LANES.clampS(x));
  }

  public static V128 narrowI16x8U(V128 a, V128 b) {
    return LANES.narrow(a, b, x -> LANES.clampU(x));
  }
}
