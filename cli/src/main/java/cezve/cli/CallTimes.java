package cezve.cli;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How long the calls of a function took, in nanoseconds. Of very many calls, some that are evenly
 * spaced stand for all in the median.
 */
final class CallTimes {
  private static final int MOST_KEPT = 1 << 16;

  private final long[] kept = new long[MOST_KEPT];
  private int size;
  private long stride = 1;
  private long calls;
  private long first;
  private long best = Long.MAX_VALUE;

  /**
   * Makes calls until the time is used up, and at least one; what the first of them gave.
   *
   * @param budget nanoseconds after the first call began at which no other begins
   */
  <T> T repeat(Supplier<T> call, long budget) {
    long start = System.nanoTime();
    T first = timed(call);
    while (System.nanoTime() - start < budget) {
      timed(call);
    }
    return first;
  }

  private <T> T timed(Supplier<T> call) {
    long start = System.nanoTime();
    T result = call.get();
    add(System.nanoTime() - start);
    return result;
  }

  /** Adds a call. */
  void add(long nanos) {
    if (calls == 0) {
      first = nanos;
    }
    best = Math.min(best, nanos);
    if (calls++ % stride == 0) {
      keep(nanos);
    }
  }

  private void keep(long nanos) {
    if (size == MOST_KEPT) {
      size = MOST_KEPT / 2;
      for (int i = 0; i < size; i++) {
        kept[i] = kept[2 * i];
      }
      stride *= 2;
    }
    kept[size++] = nanos;
  }

  /** The number of calls. */
  long calls() {
    return calls;
  }

  /** The time of the first call. */
  long first() {
    return first;
  }

  /** The time of the fastest call. */
  long best() {
    return best;
  }

  /** The time that half of the calls did not exceed. */
  long median() {
    long[] sorted = Arrays.copyOf(kept, size);
    Arrays.sort(sorted);
    return sorted[(size - 1) / 2];
  }
}
