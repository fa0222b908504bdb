package cezve.runtime.numeric;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Operations on vectors of two 64-bit integers.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class I64x2 {
  private I64x2() {}

  private static V128 map(V128 a, LongUnaryOperator op) {
    return new V128(op.applyAsLong(a.low()), op.applyAsLong(a.high()));
  }

  private static V128 map(V128 a, V128 b, LongBinaryOperator op) {
    return new V128(op.applyAsLong(a.low(), b.low()), op.applyAsLong(a.high(), b.high()));
  }

  public static V128 splat(long value) {
    return new V128(value, value);
  }

  public static V128 eq(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.eq(x, y));
  }

  public static V128 ne(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.ne(x, y));
  }

  public static V128 ltS(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.ltS(x, y));
  }

  public static V128 gtS(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.gtS(x, y));
  }

  public static V128 leS(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.leS(x, y));
  }

  public static V128 geS(V128 a, V128 b) {
    return map(a, b, (x, y) -> -I64.geS(x, y));
  }

  public static V128 abs(V128 a) {
    return map(a, Math::abs);
  }

  public static V128 neg(V128 a) {
    return map(a, x -> -x);
  }

  public static int allTrue(V128 a) {
    return a.low() != 0 && a.high() != 0 ? 1 : 0;
  }

  public static int bitmask(V128 a) {
    return (int) ((a.low() >>> 63) | (a.high() >>> 63 << 1));
  }

  public static V128 shl(V128 a, int count) {
    return map(a, x -> I64.shl(x, count));
  }

  public static V128 shrS(V128 a, int count) {
    return map(a, x -> I64.shrS(x, count));
  }

  public static V128 shrU(V128 a, int count) {
    return map(a, x -> I64.shrU(x, count));
  }

  public static V128 add(V128 a, V128 b) {
    return map(a, b, I64::add);
  }

  public static V128 sub(V128 a, V128 b) {
    return map(a, b, I64::sub);
  }

  public static V128 mul(V128 a, V128 b) {
    return map(a, b, I64::mul);
  }

  public static V128 extendLowI32x4S(V128 a) {
    return extendS(a.low());
  }

  public static V128 extendHighI32x4S(V128 a) {
    return extendS(a.high());
  }

  public static V128 extendLowI32x4U(V128 a) {
    return extendU(a.low());
  }

  public static V128 extendHighI32x4U(V128 a) {
    return extendU(a.high());
  }

  private static V128 extendS(long half) {
    return new V128(
        Conversions.i64ExtendI32S((int) half),
        Conversions.i64ExtendI32S((int) (half >>> Integer.SIZE)));
  }

  private static V128 extendU(long half) {
    return new V128(
        Conversions.i64ExtendI32U((int) half),
        Conversions.i64ExtendI32U((int) (half >>> Integer.SIZE)));
  }

  public static V128 extmulLowI32x4S(V128 a, V128 b) {
    return mul(extendLowI32x4S(a), extendLowI32x4S(b));
  }

  public static V128 extmulHighI32x4S(V128 a, V128 b) {
    return mul(extendHighI32x4S(a), extendHighI32x4S(b));
  }

  public static V128 extmulLowI32x4U(V128 a, V128 b) {
    return mul(extendLowI32x4U(a), extendLowI32x4U(b));
  }

  public static V128 extmulHighI32x4U(V128 a, V128 b) {
    return mul(extendHighI32x4U(a), extendHighI32x4U(b));
  }
}
