package cezve.runtime.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Floating-point operations and conversions against exact arithmetic, over all bit patterns. */
final class FloatOperationsTest {
  private static final int TRIES = 3000;

  @Property(tries = TRIES)
  void arithmeticRoundsTheExactResult(@ForAll long abits, @ForAll long bbits) {
    double a = Double.longBitsToDouble(abits);
    double b = Double.longBitsToDouble(bbits);
    if (Double.isFinite(a) && Double.isFinite(b)) {
      BigDecimal x = new BigDecimal(a);
      BigDecimal y = new BigDecimal(b);
      assertRounded(x.add(y), F64.add(a, b));
      assertRounded(x.subtract(y), F64.sub(a, b));
      assertRounded(x.multiply(y), F64.mul(a, b));
      if (b != 0) {
        assertRounded(x.divide(y, new MathContext(1200)), F64.div(a, b));
      }
    }
    float c = Float.intBitsToFloat((int) abits);
    float d = Float.intBitsToFloat((int) bbits);
    if (Float.isFinite(c) && Float.isFinite(d)) {
      assertEqualsFloat(new BigDecimal(c).add(new BigDecimal(d)).floatValue(), F32.add(c, d));
      assertEqualsFloat(new BigDecimal(c).multiply(new BigDecimal(d)).floatValue(), F32.mul(c, d));
    }
  }

  private static void assertRounded(BigDecimal exact, double actual) {
    // BigDecimal has no negative zero; the sign of an exact zero is tested on its own.
    assertEquals(exact.doubleValue() + 0.0, actual + 0.0);
  }

  private static void assertEqualsFloat(float expected, float actual) {
    assertEquals(expected + 0f, actual + 0f);
  }

  @Property(tries = TRIES)
  void roundingGoesToTheNamedInteger(@ForAll long bits) {
    double a = Double.longBitsToDouble(bits);
    if (!Double.isFinite(a)) {
      return;
    }
    BigDecimal x = new BigDecimal(a);
    assertEquals(x.setScale(0, RoundingMode.CEILING).doubleValue(), F64.ceil(a) + 0.0);
    assertEquals(x.setScale(0, RoundingMode.FLOOR).doubleValue(), F64.floor(a) + 0.0);
    assertEquals(x.setScale(0, RoundingMode.DOWN).doubleValue(), F64.trunc(a) + 0.0);
    assertEquals(x.setScale(0, RoundingMode.HALF_EVEN).doubleValue(), F64.nearest(a) + 0.0);
    for (double rounded : new double[] {F64.ceil(a), F64.floor(a), F64.trunc(a), F64.nearest(a)}) {
      if (rounded == 0) {
        boolean expected = a < 0 || (a == 0 && 1 / a < 0);
        assertEquals(expected, 1 / rounded < 0, "the sign of a zero is that of the operand");
      }
    }
  }

  @Property(tries = TRIES)
  void f32RoundingAgreesWithF64(@ForAll int bits) {
    float a = Float.intBitsToFloat(bits);
    if (!Float.isNaN(a)) {
      assertEquals((float) F64.ceil(a), F32.ceil(a));
      assertEquals((float) F64.floor(a), F32.floor(a));
      assertEquals((float) F64.trunc(a), F32.trunc(a));
      assertEquals((float) F64.nearest(a), F32.nearest(a));
    }
  }

  @Property(tries = TRIES)
  void signOperationsKeepEveryOtherBit(@ForAll long abits, @ForAll long bbits) {
    long rest = Long.MAX_VALUE;
    double a = Double.longBitsToDouble(abits);
    double b = Double.longBitsToDouble(bbits);
    assertEquals(abits & rest, Double.doubleToRawLongBits(F64.abs(a)));
    assertEquals(abits ^ Long.MIN_VALUE, Double.doubleToRawLongBits(F64.neg(a)));
    assertEquals(
        (abits & rest) | (bbits & Long.MIN_VALUE), Double.doubleToRawLongBits(F64.copysign(a, b)));
    float c = Float.intBitsToFloat((int) abits);
    float d = Float.intBitsToFloat((int) bbits);
    assertEquals((int) abits & Integer.MAX_VALUE, Float.floatToRawIntBits(F32.abs(c)));
    assertEquals((int) abits ^ Integer.MIN_VALUE, Float.floatToRawIntBits(F32.neg(c)));
    assertEquals(
        ((int) abits & Integer.MAX_VALUE) | ((int) bbits & Integer.MIN_VALUE),
        Float.floatToRawIntBits(F32.copysign(c, d)));
  }

  @Test
  void aNanOperandMakesAQuietNan() {
    float signaling = Float.intBitsToFloat(0x7F80_0001);
    double signaling64 = Double.longBitsToDouble(0x7FF0_0000_0000_0001L);
    for (float result :
        new float[] {
          F32.ceil(signaling), F32.floor(signaling), F32.trunc(signaling), F32.nearest(signaling),
          F32.min(signaling, 1), F32.max(1, signaling), F32.sqrt(signaling), F32.add(signaling, 1)
        }) {
      assertEquals(0x7FC0_0000, Float.floatToRawIntBits(result) & 0x7FC0_0000);
    }
    for (double result :
        new double[] {
          F64.ceil(signaling64), F64.floor(signaling64), F64.trunc(signaling64),
          F64.nearest(signaling64), F64.min(signaling64, 1), F64.max(1, signaling64),
          F64.sqrt(signaling64), F64.add(signaling64, 1)
        }) {
      assertEquals(
          0x7FF8_0000_0000_0000L, Double.doubleToRawLongBits(result) & 0x7FF8_0000_0000_0000L);
    }
  }

  @Test
  void zerosAreOrderedByTheirSigns() {
    assertTrue(1 / F64.min(0.0, -0.0) < 0);
    assertTrue(1 / F64.max(-0.0, 0.0) > 0);
    assertTrue(1 / F32.min(0f, -0f) < 0);
    assertTrue(1 / F32.max(-0f, 0f) > 0);
    assertTrue(1 / F64.sqrt(-0.0) < 0);
    assertTrue(1 / F64.add(-0.0, -0.0) < 0);
    assertTrue(1 / F64.sub(0.0, 0.0) > 0);
  }

  @Property(tries = TRIES)
  void integersConvertToTheNearestFloat(@ForAll long a) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(a));
    assertEquals(BigInteger.valueOf(a).doubleValue(), Conversions.f64ConvertI64S(a));
    assertEquals(unsigned.doubleValue(), Conversions.f64ConvertI64U(a));
    assertEquals(BigInteger.valueOf(a).floatValue(), Conversions.f32ConvertI64S(a));
    assertEquals(unsigned.floatValue(), Conversions.f32ConvertI64U(a));
    BigInteger low = BigInteger.valueOf(Integer.toUnsignedLong((int) a));
    assertEquals(low.doubleValue(), Conversions.f64ConvertI32U((int) a));
    assertEquals(low.floatValue(), Conversions.f32ConvertI32U((int) a));
    assertEquals((double) (int) a, Conversions.f64ConvertI32S((int) a));
    assertEquals((float) (int) a, Conversions.f32ConvertI32S((int) a));
  }

  @Property(tries = TRIES)
  void truncationIsExactOrTrapsOrSaturates(@ForAll long bits, @ForAll short small) {
    for (double a :
        new double[] {
          Double.longBitsToDouble(bits),
          bits,
          bits * 0x1p-10,
          small,
          small * 0.37,
          0x1p31 + small,
          0x1p32 - small,
          -0x1p31 - small,
          0x1p63,
          -0x1p63,
          0x1p64,
          0x1.fffffffffffffp63,
          -0.9,
          -1
        }) {
      check(a, -0x1p31, 31, () -> Conversions.i32TruncF64S(a), Conversions.i32TruncSatF64S(a));
      check(
          a,
          0,
          32,
          () -> Integer.toUnsignedLong(Conversions.i32TruncF64U(a)),
          Integer.toUnsignedLong(Conversions.i32TruncSatF64U(a)));
      check(a, -0x1p63, 63, () -> Conversions.i64TruncF64S(a), Conversions.i64TruncSatF64S(a));
      check(a, 0, 64, () -> Conversions.i64TruncF64U(a), Conversions.i64TruncSatF64U(a));
      float c = (float) a;
      check(c, -0x1p31, 31, () -> Conversions.i32TruncF32S(c), Conversions.i32TruncSatF32S(c));
      check(c, -0x1p63, 63, () -> Conversions.i64TruncF32S(c), Conversions.i64TruncSatF32S(c));
      check(c, 0, 64, () -> Conversions.i64TruncF32U(c), Conversions.i64TruncSatF32U(c));
    }
  }

  /** Checks one truncation to the integers from {@code least} to 2^bits - 1. */
  private static void check(
      double a, double least, int bits, java.util.function.LongSupplier trapping, long saturated) {
    if (Double.isNaN(a)) {
      assertEquals(
          Trap.INVALID_CONVERSION_TO_INTEGER,
          assertThrows(TrapException.class, trapping::getAsLong).trap());
      assertEquals(0, saturated);
      return;
    }
    BigDecimal low = new BigDecimal(least);
    BigDecimal high = new BigDecimal(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    BigDecimal exact =
        Double.isInfinite(a)
            ? (a > 0 ? high.add(BigDecimal.ONE) : low.subtract(BigDecimal.ONE))
            : new BigDecimal(a).setScale(0, RoundingMode.DOWN);
    if (exact.compareTo(low) < 0 || exact.compareTo(high) > 0) {
      assertEquals(
          Trap.INTEGER_OVERFLOW, assertThrows(TrapException.class, trapping::getAsLong).trap());
      assertEquals(exact.max(low).min(high).toBigInteger().longValue(), saturated);
    } else {
      assertEquals(exact.toBigInteger().longValue(), trapping.getAsLong());
      assertEquals(exact.toBigInteger().longValue(), saturated);
    }
  }
}
