package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.edge.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final CallReport GOOD =
      Examples.call("f", Outcome.ANSWERED, Duration.ofMillis(10));
  private static final CallReport BAD = Examples.call("f", Outcome.TRAP, Duration.ofMillis(20));

  @Property
  void sumsAreThoseOfTheLastSlots(
      @ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 8) int slots) {
    History history = new History(3, slots);
    Map<Long, Integer> exact = new TreeMap<>();
    long now = 1_000;
    for (int pause : pauses) {
      now += pause;
      history.add(now, GOOD);
      exact.merge(now / 3, 1, Integer::sum);
    }
    for (int last = 1; last <= slots; last++) {
      int sum = 0;
      for (long slot = now / 3 - last + 1; slot <= now / 3; slot++) {
        sum += exact.getOrDefault(slot, 0);
      }
      assertEquals(sum, history.last(now, 3 * last).calls());
    }
    int[] calls = history.calls(now);
    assertEquals(slots - 1, calls.length);
    for (int i = 0; i < calls.length; i++) {
      assertEquals(exact.getOrDefault(now / 3 - calls.length + i, 0), calls[i]);
    }
  }

  @Test
  void seriesAreOfSpansThatAreOver() {
    History history = new History(1, 20);
    for (long now = 100; now < 118; now++) {
      history.add(now, GOOD);
    }
    history.add(112, BAD);
    List<Statistics> series = history.series(117, 5);
    assertArrayEquals(new int[] {5, 5, 6}, series.stream().mapToInt(Statistics::calls).toArray());
    assertEquals(Map.of(Outcome.TRAP, 1), series.getLast().failuresByOutcome());
    assertEquals(1, series.getLast().failures());
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    History history = new History(1, 10);
    history.add(50, BAD);
    assertEquals(1, history.last(59, 10).calls());
    assertEquals(0, history.last(60, 10).calls());
    assertEquals(0, history.series(1_000_000, 2).stream().mapToInt(Statistics::calls).sum());
  }

  /** Threads that read the clock and are then kept waiting may come late. */
  @Test
  void whoComesLateDoesNotClearWhatIsNewer() {
    History history = new History(1, 4);
    history.add(10, GOOD);
    history.add(6, GOOD);
    assertEquals(2, history.last(10, 1).calls());
  }

  @Test
  void latenciesAreThoseOfAllSlotsTogether() {
    History history = new History(1, 10);
    for (int i = 0; i < 99; i++) {
      history.add(i / 10, GOOD);
    }
    history.add(9, BAD);
    Statistics statistics = history.last(9, 10);
    assertEquals(10e6, (double) statistics.latency(0.5), 10e6 / 8);
    assertEquals(20e6, (double) statistics.latency(1), 20e6 / 8);
  }
}
