package cezve.edge.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statistics of the recent past, in slots of equal length. Times are in seconds. */
final class History {
  private final int slotSeconds;
  private final @Nullable Statistics[] slots;
  private final long[] numbers;

  /** A history of so many slots. */
  History(int slotSeconds, int slots) {
    this.slotSeconds = slotSeconds;
    this.slots = new @Nullable Statistics[slots];
    this.numbers = new long[slots];
  }

  synchronized void add(long now, CallReport report) {
    long number = now / slotSeconds;
    int index = (int) (number % slots.length);
    Statistics slot = slots[index];
    if (slot == null || numbers[index] < number) {
      slot = new Statistics();
      slots[index] = slot;
      numbers[index] = number;
    }
    slot.add(report);
  }

  /** What was in the last seconds, the one that is not over yet included. */
  Statistics last(long now, int seconds) {
    return between(now / slotSeconds - (seconds - 1) / slotSeconds, now / slotSeconds);
  }

  /**
   * What was in spans of time, the oldest first.
   *
   * @param step how long they are, in slots; the last ends with the last slot that is over
   */
  List<Statistics> series(long now, int step) {
    List<Statistics> series = new ArrayList<>();
    long end = now / slotSeconds / step * step - 1;
    // The oldest slots may have made room for those of the span that is not over.
    for (long first = end + 1 - (slots.length / step - 1L) * step; first < end; first += step) {
      series.add(between(first, first + step - 1));
    }
    return series;
  }

  /** The number of calls in each slot that is over, the oldest first. */
  synchronized int[] calls(long now) {
    int[] calls = new int[slots.length - 1];
    long first = now / slotSeconds - calls.length;
    for (int i = 0; i < calls.length; i++) {
      int index = Math.floorMod(first + i, slots.length);
      Statistics slot = slots[index];
      calls[i] = slot != null && numbers[index] == first + i ? slot.calls() : 0;
    }
    return calls;
  }

  /** Locks for a short time only: those who add wait meanwhile. */
  private synchronized Statistics between(long first, long last) {
    Statistics sum = new Statistics();
    for (long number = first; number <= last; number++) {
      int index = Math.floorMod(number, slots.length);
      Statistics slot = slots[index];
      if (slot != null && numbers[index] == number) {
        sum.add(slot);
      }
    }
    return sum;
  }
}
