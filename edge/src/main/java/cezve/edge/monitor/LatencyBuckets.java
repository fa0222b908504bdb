package cezve.edge.monitor;

/**
 * Buckets for latencies in nanoseconds, four for each power of two: what they tell of a latency is
 * at most an eighth too much or too little. They reach from about a microsecond to some minutes.
 */
final class LatencyBuckets {
  private static final int LEAST_EXPONENT = 10;
  private static final int MOST_EXPONENT = 38;
  private static final int PARTS_EXPONENT = 2;
  private static final int PARTS = 1 << PARTS_EXPONENT;

  /** How many there are. */
  static final int COUNT = 1 + (MOST_EXPONENT - LEAST_EXPONENT) * PARTS;

  private LatencyBuckets() {}

  /** The bucket that a latency is in. */
  static int of(long nanos) {
    if (nanos < 1L << LEAST_EXPONENT) {
      return 0;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    if (exponent >= MOST_EXPONENT) {
      return COUNT - 1;
    }
    int part = (int) (nanos >>> (exponent - PARTS_EXPONENT)) & (PARTS - 1);
    return 1 + (exponent - LEAST_EXPONENT) * PARTS + part;
  }

  /** The latency in the middle of a bucket. */
  static long middle(int bucket) {
    if (bucket == 0) {
      return 1L << (LEAST_EXPONENT - 1);
    }
    int exponent = LEAST_EXPONENT + (bucket - 1) / PARTS;
    long width = 1L << (exponent - PARTS_EXPONENT);
    return (1L << exponent) + (bucket - 1) % PARTS * width + width / 2;
  }

  /**
   * A latency that a part of all, from 0 to 1, does not exceed.
   *
   * @param counts how many latencies are in each bucket
   * @return 0 if there are none
   */
  static long quantile(int[] counts, double part) {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    long rank = Math.max(1, (long) Math.ceil(part * total));
    for (int bucket = 0; bucket < counts.length; bucket++) {
      rank -= counts[bucket];
      if (rank <= 0) {
        return middle(bucket);
      }
    }
    return 0;
  }
}
