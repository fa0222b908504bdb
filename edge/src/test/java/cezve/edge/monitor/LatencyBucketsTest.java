package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
  static final long LEAST = 1024;
  static final long MOST = 200_000_000_000L;

  @Property
  void quantilesAreAsExactAsBucketsAre(
      @ForAll @NotEmpty List<@LongRange(min = LEAST, max = MOST) Long> latencies,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    int[] counts = new int[LatencyBuckets.COUNT];
    latencies.forEach(latency -> counts[LatencyBuckets.of(latency)]++);
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    int rank = Math.max(1, (int) Math.ceil(part * sorted.length));
    long exact = sorted[rank - 1];
    long found = LatencyBuckets.quantile(counts, part);
    assertTrue(Math.abs(found - exact) <= exact / 8 + 1, () -> found + " instead of " + exact);
  }

  @Property
  void bucketsAreInOrder(
      @ForAll @LongRange(max = MOST) long a, @ForAll @LongRange(max = MOST) long b) {
    assertTrue(LatencyBuckets.of(Math.min(a, b)) <= LatencyBuckets.of(Math.max(a, b)));
  }

  @Test
  void everyBucketHoldsItsMiddle() {
    for (int bucket = 0; bucket < LatencyBuckets.COUNT; bucket++) {
      assertEquals(bucket, LatencyBuckets.of(LatencyBuckets.middle(bucket)));
    }
  }

  @Test
  void whatIsTooShortOrTooLongIsInTheOuterBuckets() {
    assertEquals(0, LatencyBuckets.of(0));
    assertEquals(0, LatencyBuckets.of(-5));
    assertEquals(LatencyBuckets.COUNT - 1, LatencyBuckets.of(Long.MAX_VALUE));
  }

  @Test
  void nothingHasNoQuantile() {
    int[] counts = new int[LatencyBuckets.COUNT];
    assertEquals(0, LatencyBuckets.quantile(counts, 0.5));
    Arrays.fill(counts, Integer.MAX_VALUE);
    assertTrue(LatencyBuckets.quantile(counts, 1) > MOST);
  }
}
