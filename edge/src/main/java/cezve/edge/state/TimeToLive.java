package cezve.edge.state;

import java.time.Duration;

/** How long entries live, in milliseconds. */
final class TimeToLive {
  /** No entry lives longer, so that points in time can be reckoned with. */
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private static final int NANOS_PER_MILLI = 1_000_000;

  private TimeToLive() {}

  /**
   * At least 1, as parts of milliseconds count as whole ones.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  static long millis(Duration timeToLive) {
    if (!timeToLive.isPositive()) {
      throw new IllegalArgumentException("a time to live must be more than 0: " + timeToLive);
    }
    Duration bounded = timeToLive.compareTo(LONGEST) > 0 ? LONGEST : timeToLive;
    return bounded.plusNanos(NANOS_PER_MILLI - 1).toMillis();
  }
}
