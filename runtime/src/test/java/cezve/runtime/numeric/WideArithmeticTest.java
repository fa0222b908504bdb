package cezve.runtime.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The halves of 128-bit results against integers without bounds. */
final class WideArithmeticTest {

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static BigInteger wide(long low, long high) {
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned(low));
  }

  private static void assertWide(BigInteger expected, long low, long high) {
    assertEquals(expected.longValue(), low);
    assertEquals(expected.shiftRight(Long.SIZE).longValue(), high);
  }

  @Property
  void sumsAndDifferencesWrapAt128Bits(
      @ForAll long aLow, @ForAll long aHigh, @ForAll long bLow, @ForAll long bHigh) {
    BigInteger a = wide(aLow, aHigh);
    BigInteger b = wide(bLow, bHigh);
    assertWide(a.add(b), I64.add(aLow, bLow), I64.addHigh(aLow, aHigh, bLow, bHigh));
    assertWide(a.subtract(b), I64.sub(aLow, bLow), I64.subHigh(aLow, aHigh, bLow, bHigh));
  }

  @Property
  void productsAreExact(@ForAll long a, @ForAll long b) {
    BigInteger signed = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    assertWide(signed, I64.mul(a, b), I64.mulHighS(a, b));
    assertWide(unsigned(a).multiply(unsigned(b)), I64.mul(a, b), I64.mulHighU(a, b));
  }
}
