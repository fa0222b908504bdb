package cezve.runtime.numeric;

/**
 * Operations on vectors of four f32; what holds of NaNs is what {@link F32} says.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class F32x4 {
  private static final Lanes LANES = new Lanes(Integer.SIZE);

  private F32x4() {}

  private interface Unary {
    float apply(float a);
  }

  private interface Binary {
    float apply(float a, float b);
  }

  private interface Relation {
    int test(float a, float b);
  }

  private static V128 map(V128 a, Unary op) {
    return LANES.signed(a, x -> Float.floatToRawIntBits(op.apply(Float.intBitsToFloat(x))));
  }

  private static V128 map(V128 a, V128 b, Binary op) {
    return LANES.signed(
        a,
        b,
        (x, y) ->
            Float.floatToRawIntBits(op.apply(Float.intBitsToFloat(x), Float.intBitsToFloat(y))));
  }

  private static V128 relation(V128 a, V128 b, Relation relation) {
    return LANES.signedRelation(
        a, b, (x, y) -> relation.test(Float.intBitsToFloat(x), Float.intBitsToFloat(y)));
  }

  public static V128 splat(float value) {
    return LANES.splat(Float.floatToRawIntBits(value));
  }

  public static V128 eq(V128 a, V128 b) {
    return relation(a, b, F32::eq);
  }

  public static V128 ne(V128 a, V128 b) {
    return relation(a, b, F32::ne);
  }

  public static V128 lt(V128 a, V128 b) {
    return relation(a, b, F32::lt);
  }

  public static V128 gt(V128 a, V128 b) {
    return relation(a, b, F32::gt);
  }

  public static V128 le(V128 a, V128 b) {
    return relation(a, b, F32::le);
  }

  public static V128 ge(V128 a, V128 b) {
    return relation(a, b, F32::ge);
  }

  public static V128 abs(V128 a) {
    return map(a, F32::abs);
  }

  public static V128 neg(V128 a) {
    return map(a, F32::neg);
  }

  public static V128 ceil(V128 a) {
    return map(a, F32::ceil);
  }

  public static V128 floor(V128 a) {
    return map(a, F32::floor);
  }

  public static V128 trunc(V128 a) {
    return map(a, F32::trunc);
  }

  public static V128 nearest(V128 a) {
    return map(a, F32::nearest);
  }

  public static V128 sqrt(V128 a) {
    return map(a, F32::sqrt);
  }

  public static V128 add(V128 a, V128 b) {
    return map(a, b, F32::add);
  }

  public static V128 sub(V128 a, V128 b) {
    return map(a, b, F32::sub);
  }

  public static V128 mul(V128 a, V128 b) {
    return map(a, b, F32::mul);
  }

  public static V128 div(V128 a, V128 b) {
    return map(a, b, F32::div);
  }

  public static V128 min(V128 a, V128 b) {
    return map(a, b, F32::min);
  }

  public static V128 max(V128 a, V128 b) {
    return map(a, b, F32::max);
  }

  /** {@code b < a ? b : a} in each lane, bit by bit. */
  public static V128 pmin(V128 a, V128 b) {
    return map(a, b, (x, y) -> y < x ? y : x);
  }

  /** {@code a < b ? b : a} in each lane, bit by bit. */
  public static V128 pmax(V128 a, V128 b) {
    return map(a, b, (x, y) -> x < y ? y : x);
  }

  public static V128 convertI32x4S(V128 a) {
    return LANES.signed(a, x -> Float.floatToRawIntBits(Conversions.f32ConvertI32S(x)));
  }

  public static V128 convertI32x4U(V128 a) {
    return LANES.signed(a, x -> Float.floatToRawIntBits(Conversions.f32ConvertI32U(x)));
  }

  public static V128 demoteF64x2Zero(V128 a) {
    return V128.ZERO
        .withF32(0, Conversions.f32DemoteF64(a.f64(0)))
        .withF32(1, Conversions.f32DemoteF64(a.f64(1)));
  }
}
