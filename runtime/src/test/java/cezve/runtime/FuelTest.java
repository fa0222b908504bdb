package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.OutOfFuelException;
import org.junit.jupiter.api.Test;

final class FuelTest {
  private static final long MUCH = 10_000_000_000L;

  /** Consumes as code does. */
  private static void run(Fuel fuel, int units) {
    fuel.slice -= units;
    if (fuel.slice < 0) {
      fuel.slice = fuel.refill(fuel.slice, units) - units;
    }
  }

  @Test
  void slicesAddUpToAllThatWasGiven() {
    Fuel fuel = new Fuel(MUCH);
    int units = 7_000_000;
    long used = 0;
    while (used + units <= MUCH) {
      run(fuel, units);
      used += units;
      assertEquals(used, fuel.used());
      assertEquals(MUCH - used, fuel.left());
    }
    assertThrows(OutOfFuelException.class, () -> run(fuel, units));
    assertEquals(0, fuel.left());
    assertEquals(used + units, fuel.used());
  }

  @Test
  void whatIsOwedIsTakenFromWhatIsAdded() {
    Fuel fuel = new Fuel(10);
    OutOfFuelException end = assertThrows(OutOfFuelException.class, () -> run(fuel, 25));
    assertEquals("out of fuel: 10 units were given", end.getMessage());
    fuel.add(14);
    assertEquals(0, fuel.left());
    assertThrows(OutOfFuelException.class, () -> run(fuel, 1));
    fuel.add(MUCH);
    assertEquals(MUCH - 2, fuel.left());
    run(fuel, 1);
    assertEquals(27, fuel.used());
  }

  @Test
  void workOnManyBytesIsPaidForBeforeItIsDone() {
    Fuel fuel = new Fuel(MUCH);
    assertTrue(fuel.consumeFor(fuel.slice - 5, 64, 5) > 0);
    assertEquals(7, fuel.used());
    assertThrows(OutOfFuelException.class, () -> fuel.consumeFor(fuel.slice, -1L, 5));
    assertEquals(0, fuel.left());
    assertEquals(MUCH, fuel.used());
  }

  @Test
  void nobodyConsumesOrAddsLessThanNothing() {
    Fuel fuel = new Fuel(1);
    assertThrows(IllegalArgumentException.class, () -> fuel.consume(-1));
    assertThrows(IllegalArgumentException.class, () -> fuel.add(-1));
    assertThrows(ArithmeticException.class, () -> fuel.add(Long.MAX_VALUE));
    assertEquals(1, fuel.left());
  }
}
