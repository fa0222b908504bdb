package cezve.runtime.numeric;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Operations on vectors of two f64; what holds of NaNs is what {@link F64} says.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class F64x2 {
  private F64x2() {}

  private interface Relation {
    int test(double a, double b);
  }

  private static V128 of(double lane0, double lane1) {
    return new V128(Double.doubleToRawLongBits(lane0), Double.doubleToRawLongBits(lane1));
  }

  private static V128 map(V128 a, DoubleUnaryOperator op) {
    return of(op.applyAsDouble(a.f64(0)), op.applyAsDouble(a.f64(1)));
  }

  private static V128 map(V128 a, V128 b, DoubleBinaryOperator op) {
    return of(op.applyAsDouble(a.f64(0), b.f64(0)), op.applyAsDouble(a.f64(1), b.f64(1)));
  }

  private static V128 relation(V128 a, V128 b, Relation relation) {
    return new V128(-relation.test(a.f64(0), b.f64(0)), -relation.test(a.f64(1), b.f64(1)));
  }

  public static V128 splat(double value) {
    return of(value, value);
  }

  public static V128 eq(V128 a, V128 b) {
    return relation(a, b, F64::eq);
  }

  public static V128 ne(V128 a, V128 b) {
    return relation(a, b, F64::ne);
  }

  public static V128 lt(V128 a, V128 b) {
    return relation(a, b, F64::lt);
  }

  public static V128 gt(V128 a, V128 b) {
    return relation(a, b, F64::gt);
  }

  public static V128 le(V128 a, V128 b) {
    return relation(a, b, F64::le);
  }

  public static V128 ge(V128 a, V128 b) {
    return relation(a, b, F64::ge);
  }

  public static V128 abs(V128 a) {
    return map(a, F64::abs);
  }

  public static V128 neg(V128 a) {
    return map(a, F64::neg);
  }

  public static V128 ceil(V128 a) {
    return map(a, F64::ceil);
  }

  public static V128 floor(V128 a) {
    return map(a, F64::floor);
  }

  public static V128 trunc(V128 a) {
    return map(a, F64::trunc);
  }

  public static V128 nearest(V128 a) {
    return map(a, F64::nearest);
  }

  public static V128 sqrt(V128 a) {
    return map(a, F64::sqrt);
  }

  public static V128 add(V128 a, V128 b) {
    return map(a, b, F64::add);
  }

  public static V128 sub(V128 a, V128 b) {
    return map(a, b, F64::sub);
  }

  public static V128 mul(V128 a, V128 b) {
    return map(a, b, F64::mul);
  }

  public static V128 div(V128 a, V128 b) {
    return map(a, b, F64::div);
  }

  public static V128 min(V128 a, V128 b) {
    return map(a, b, F64::min);
  }

  public static V128 max(V128 a, V128 b) {
    return map(a, b, F64::max);
  }

  /** {@code b < a ? b : a} in each lane, bit by bit. */
  public static V128 pmin(V128 a, V128 b) {
    return map(a, b, (x, y) -> y < x ? y : x);
  }

  /** {@code a < b ? b : a} in each lane, bit by bit. */
  public static V128 pmax(V128 a, V128 b) {
    return map(a, b, (x, y) -> x < y ? y : x);
  }

  public static V128 convertLowI32x4S(V128 a) {
    return of(Conversions.f64ConvertI32S(a.i32(0)), Conversions.f64ConvertI32S(a.i32(1)));
  }

  public static V128 convertLowI32x4U(V128 a) {
    return of(Conversions.f64ConvertI32U(a.i32(0)), Conversions.f64ConvertI32U(a.i32(1)));
  }

  public static V128 promoteLowF32x4(V128 a) {
    return of(Conversions.f64PromoteF32(a.f32(0)), Conversions.f64PromoteF32(a.f32(1)));
  }
}
