package cezve.runtime;

import cezve.model.error.OutOfFuelException;

/**
 * The fuel of a store, which code consumes: a unit per instruction, and more for instructions that
 * do work on many bytes or elements. The same module consumes the same with the same input,
 * whichever engine runs it.
 *
 * <p>Code pays for instructions that follow each other before it runs the first of them. It stops
 * where a function or an iteration of a loop begins that it cannot pay for in full, so that it may
 * have consumed somewhat more than there was; what it still owes is taken from what is added later.
 *
 * <p>Like its store, it is used by one thread at a time. Numbers are right whenever the host runs:
 * in host functions, and after calls, however they ended.
 */
public final class Fuel {
  /** No function is that long: a slice pays for what is to be paid for at once. */
  private static final int MOST_IN_SLICE = 1 << 30;

  /** For engines: what code counts down, the part of the fuel that is at hand. */
  public int slice;

  private long rest;
  private long given;

  Fuel(long units) {
    this.given = units;
    leave(units);
  }

  /** Makes it what it was at first. */
  void restore(long units) {
    given = units;
    leave(units);
  }

  /** Sets how many units are left, or how many are owed. */
  private void leave(long units) {
    slice = Math.clamp(units, 0, MOST_IN_SLICE);
    rest = units - slice;
  }

  /** How many units are left. */
  public long left() {
    return Math.max(0, rest + slice);
  }

  /** How many units were consumed, by code and by the host. */
  public long used() {
    return given - rest - slice;
  }

  /**
   * Adds a number of units.
   *
   * @throws IllegalArgumentException if it is negative
   * @throws ArithmeticException if all that was ever added is too much for a long
   */
  public void add(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("a negative number of units: " + units);
    }
    given = Math.addExact(given, units);
    leave(rest + slice + units);
  }

  /**
   * Consumes a number of units, for work that the host does.
   *
   * @throws IllegalArgumentException if it is negative
   * @throws OutOfFuelException if there are not that many; then it consumes what there is
   */
  public void consume(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("a negative number of units: " + units);
    }
    long left = rest + slice;
    if (units > left) {
      leave(Math.min(left, 0));
      throw exhausted();
    }
    leave(left - units);
  }

  private OutOfFuelException exhausted() {
    return new OutOfFuelException(given + (given == 1 ? " unit was" : " units were") + " given");
  }

  /**
   * For engines: goes on with a new slice after one was used up.
   *
   * @param overdrawn the slice, which is negative
   * @param refund the last units that were taken from it, if they are to be taken again
   * @return the new slice, which is enough for the refund
   * @throws OutOfFuelException if there is no fuel left
   */
  public int refill(int overdrawn, int refund) {
    long left = rest + overdrawn;
    if (left < 0) {
      leave(left);
      throw exhausted();
    }
    leave(left + refund);
    return slice;
  }

  /**
   * For engines: consumes units for work on bytes or elements.
   *
   * @param slice what is left of the slice, which may be negative
   * @param count the number of bytes or elements, unsigned
   * @param shift how many of them make a unit, as a power of two; at least 1
   * @return the new slice
   * @throws OutOfFuelException if there is not that much fuel left
   */
  public int consumeFor(int slice, long count, int shift) {
    this.slice = slice;
    consume(count >>> shift);
    return this.slice;
  }
}
