package cezve.edge.config;

import cezve.runtime.StoreLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a function may use, for each request unless said otherwise.
 *
 * @param memoryBytes all memories of its instance together
 * @param stackBytes its call stack
 * @param time from the moment it is called until it has answered
 * @param cpuTime processor time, or null if that is not limited
 * @param fuel units of fuel, or null if they are not counted
 * @param requestBytes the body of a request
 * @param responseBytes the body of a response
 * @param concurrency how many requests it works on at once
 * @param queue how many more may wait
 */
public record FunctionLimits(
    long memoryBytes,
    long stackBytes,
    Duration time,
    @Nullable Duration cpuTime,
    @Nullable Long fuel,
    long requestBytes,
    long responseBytes,
    int concurrency,
    int queue) {

  /** What holds where a configuration says nothing else. */
  public static final FunctionLimits DEFAULT =
      new FunctionLimits(
          128L << 20, 1L << 20, Duration.ofSeconds(5), null, null, 10L << 20, 10L << 20, 16, 64);

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if one is negative, there is no time, or nothing can run
   */
  public FunctionLimits {
    boolean isTime = time.isPositive() && (cpuTime == null || cpuTime.isPositive());
    long least = Math.min(Math.min(memoryBytes, requestBytes), Math.min(responseBytes, queue));
    if (!isTime || least < 0 || concurrency < 1 || (fuel != null && fuel < 0)) {
      throw new IllegalArgumentException("a limit is out of its range");
    }
    if (!StoreLimits.isStackSize(stackBytes)) {
      throw new IllegalArgumentException("there is no stack of " + stackBytes + " bytes");
    }
  }
}
