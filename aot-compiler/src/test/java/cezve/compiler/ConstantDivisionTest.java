package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.compiler.support.Divisions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ConstantDivisionTest {
  @Property(tries = 20_000)
  void divisionByMultiplicationIsExact(@ForAll long dividend, @ForAll long divisor) {
    check(dividend, divisor);
  }

  @Property(tries = 20_000)
  void divisionBySmallConstantsIsExact(
      @ForAll long dividend, @ForAll @LongRange(min = 2, max = 100_000) long divisor) {
    check(dividend, divisor);
  }

  @Property
  void multiplesAndTheirNeighboursAreExact(
      @ForAll @LongRange(min = -3, max = 3) long distance,
      @ForAll @LongRange(min = 0, max = 1_000_000) long factor,
      @ForAll @LongRange(min = 2) long divisor) {
    check(divisor * factor + distance, divisor);
    check(-1 - factor, divisor);
  }

  private static void check(long dividend, long divisor) {
    if (divisor == 0 || divisor == 1) {
      return;
    }
    long multiplier = ConstantDivision.multiplier(divisor);
    int shift = ConstantDivision.shift(divisor);
    assertEquals(
        Long.divideUnsigned(dividend, divisor), Divisions.quotient(dividend, multiplier, shift));
    assertEquals(
        Long.remainderUnsigned(dividend, divisor),
        Divisions.remainder(dividend, divisor, multiplier, shift));
  }
}
