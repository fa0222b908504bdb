package cezve.text.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.text.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLiteralsTest {
  private static TokenCursor cursor(String text) {
    return TokenCursor.of(Source.of("t", text));
  }

  private static int f32(String text) {
    return cursor(text).f32();
  }

  private static long f64(String text) {
    return cursor(text).f64();
  }

  @ParameterizedTest
  @CsvSource({
    "32, 0, 0",
    "32, 2147483648, 2147483648",
    "32, 4_294_967_295, 4294967295",
    "32, -0x8000_0000, -2147483648",
    "32, +1, 1",
    "8, 255, 255",
    "8, -128, -128",
    "64, 9223372036854775807, 9223372036854775807",
    "64, 18446744073709551615, -1",
    "64, 0xffff_ffff_ffff_ffff, -1",
    "64, -9223372036854775808, -9223372036854775808",
    "64, 00000000000000000000000000000000000000000000001, 1",
  })
  void integersOfBothSignsAreRead(int bits, String text, long value) {
    assertEquals(value, cursor(text).integer(bits));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 256",
    "8, -129",
    "16, 0x1_0000",
    "32, 4294967296",
    "32, -2147483649",
    "64, 18446744073709551616",
    "64, -9223372036854775809",
    "64, 0x1_0000_0000_0000_0000",
    "64, 99999999999999999999999999999999999",
    "32, -18446744073709551615",
  })
  void integersBeyondTheirRangeAreRejected(int bits, String text) {
    MalformedException error =
        assertThrows(MalformedException.class, () -> cursor(text).integer(bits));
    assertTrue(error.problem().startsWith("constant out of range"), error.problem());
  }

  @Test
  void unsignedIntegersHaveNoSign() {
    assertEquals(-1, cursor("0xffffffff").u32());
    assertEquals(-1L, cursor("18446744073709551615").u64());
    assertEquals(255, cursor("255").u8());
    assertThrows(MalformedException.class, () -> cursor("+1").u32());
    assertEquals(
        "t:1:1: i8 constant out of range",
        assertThrows(MalformedException.class, () -> cursor("256").u8()).getMessage());
    assertEquals(
        "t:1:1: i32 constant out of range",
        assertThrows(MalformedException.class, () -> cursor("0x1_0000_0000").u32()).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x00000000",
    "-0, 0x80000000",
    "1, 0x3f800000",
    "0x1p-149, 0x00000001",
    "0x1p-150, 0x00000000",
    "0x1.000000000000000000000000000000001p-150, 0x00000001",
    "0x3p-150, 0x00000002",
    "0x1p-1000000000000000000000, 0x00000000",
    "0x0p1000000000000000000000, 0x00000000",
    "0x1.fffffep127, 0x7f7fffff",
    "0x1.fffffefffffffffffffffp127, 0x7f7fffff",
    "340282356779733661637539395458142568447.9, 0x7f7fffff",
    "0x1.000001p0, 0x3f800000",
    "0x1.000003p0, 0x3f800002",
    "0x1.00000100000000000000000000000000000000000000000001p0, 0x3f800001",
    "0x1.0000010000000000000p0, 0x3f800000",
    "1.00000005960464477539062499999999999, 0x3f800000",
    "1.000000059604644775390625, 0x3f800000",
    "1.00000005960464477539062500000000001, 0x3f800001",
    "0x0.7fffffp-126, 0x00400000",
    "0x0.fffffep-126, 0x007fffff",
    "0x0.ffffffp-126, 0x00800000",
    "1e-45, 0x00000001",
    "inf, 0x7f800000",
    "-inf, 0xff800000",
    "nan, 0x7fc00000",
    "-nan:0x1, 0xff800001",
    "nan:0x7f_ffff, 0x7fffffff",
    "0x1_0.8, 0x41840000",
    "1_0.5e0_1, 0x42d20000",
  })
  void shortFloatsAreRoundedOnce(String text, String bits) {
    assertEquals(bits, String.format("0x%08x", f32(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x1p-1074, 0x0000000000000001",
    "0x1p-1075, 0x0000000000000000",
    "0x1.8p-1075, 0x0000000000000001",
    "2.2250738585072011e-308, 0x000fffffffffffff",
    "0x0.fffffffffffff8p-1022, 0x0010000000000000",
    "0x1.fffffffffffff7p1023, 0x7fefffffffffffff",
    "9007199254740993, 0x4340000000000000",
    "9007199254740993.00000000000000001, 0x4340000000000001",
    "0x20000000000001, 0x4340000000000000",
    "0x20000000000001.00000000000000000000001, 0x4340000000000001",
    "nan, 0x7ff8000000000000",
    "nan:0xf_ffff_ffff_ffff, 0x7fffffffffffffff",
    "-inf, 0xfff0000000000000",
  })
  void longFloatsAreRoundedOnce(String text, String bits) {
    assertEquals(bits, String.format("0x%016x", f64(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x1p128", "0x1.ffffffp127", "340282356779733661637539395458142568448", "1e39",
        "0x1p99999999999999999999", "nan:0x0", "nan:0x80_0000", "-nan:0x1000000000000000000000"
      })
  void floatsBeyondTheirRangeAreRejected(String text) {
    MalformedException error = assertThrows(MalformedException.class, () -> f32(text));
    assertTrue(error.problem().startsWith("constant out of range"), error.problem());
  }

  @Test
  void veryLongLiteralsTakeLittleTime() {
    int length = 1_000_000;
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertEquals(0x3f800000, f32("0".repeat(length) + "1"));
          assertEquals(0, f32("0." + "0".repeat(length) + "1"));
          assertEquals(0x3f800000, f32("0." + "0".repeat(length - 1) + "1e" + length));
          assertEquals(0x3f800000, f32("1" + "0".repeat(length) + "e-" + length));
          assertEquals(0x3f800001, f32("1.0000000596046447753906250" + "0".repeat(length) + "1"));
          assertEquals(0x3f800000, f32("0x1" + "0".repeat(length) + "p-" + 4 * length));
          assertEquals(
              0x3f800000,
              f32("0x.".replace(".", "0.") + "0".repeat(length - 1) + "1p" + 4 * length));
          assertThrows(MalformedException.class, () -> f64("9".repeat(length)));
          assertThrows(MalformedException.class, () -> cursor("9".repeat(length)).integer(64));
          assertThrows(MalformedException.class, () -> f64("1e" + "9".repeat(length)));
          assertEquals(0, f64("1e-" + "9".repeat(length)));
        });
  }

  @Property(tries = 3000)
  void decimalLiteralsGiveTheNearestFloat(@ForAll long seed) {
    Random random = new Random(seed);
    String digits = new BigInteger(1 + random.nextInt(200), random).toString();
    String text =
        digits + "." + random.nextInt(1000) + "e" + (random.nextInt(100) - 70 - digits.length());
    checkNearest(text, new BigDecimal(text));
  }

  @Property(tries = 3000)
  void hexadecimalLiteralsGiveTheNearestFloat(@ForAll long seed) {
    Random random = new Random(seed);
    BigInteger digits = new BigInteger(1 + random.nextInt(120), random);
    int exponent = random.nextInt(330) - 190 - digits.bitLength();
    String text = "0x" + digits.toString(16) + "p" + exponent;
    BigDecimal power = new BigDecimal(BigInteger.TWO.pow(Math.abs(exponent)));
    BigDecimal value =
        exponent >= 0
            ? new BigDecimal(digits).multiply(power)
            : new BigDecimal(digits)
                .multiply(new BigDecimal(BigInteger.valueOf(5).pow(-exponent)))
                .movePointLeft(-exponent);
    checkNearest(text, value);
  }

  /** Checks both formats against their neighbours, by exact arithmetic. */
  private static void checkNearest(String text, BigDecimal value) {
    float single;
    try {
      single = Float.intBitsToFloat(f32(text));
      checkNearest(
          value,
          single,
          Math.nextDown(single),
          Math.nextUp(single),
          Float.floatToRawIntBits(single));
    } catch (MalformedException _) {
      assertTrue(value.compareTo(new BigDecimal(Float.MAX_VALUE)) > 0, text);
    }
    double longer = Double.longBitsToDouble(f64(text));
    checkNearest(
        value,
        longer,
        Math.nextDown(longer),
        Math.nextUp(longer),
        Double.doubleToRawLongBits(longer));
  }

  private static void checkNearest(
      BigDecimal value, double found, double below, double above, long bits) {
    BigDecimal distance = value.subtract(new BigDecimal(found)).abs();
    for (double neighbour : new double[] {below, above}) {
      if (Double.isFinite(neighbour)) {
        int order = value.subtract(new BigDecimal(neighbour)).abs().compareTo(distance);
        assertTrue(order > 0 || (order == 0 && (bits & 1) == 0), () -> value + " is not " + found);
      }
    }
  }
}
