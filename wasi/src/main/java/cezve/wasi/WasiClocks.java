package cezve.wasi;

import java.time.Instant;

/**
 * The time that a program sees. All values are in nanoseconds and not negative.
 *
 * <p>The default is the host's time. A program that is given {@linkplain #fixed fixed} clocks sees
 * the same time on every run.
 */
public interface WasiClocks {

  /** The time since 1970-01-01T00:00:00Z. */
  long realtime();

  /** The time since some point in the past; it never goes back. */
  long monotonic();

  /**
   * The processor time that the program has taken. The host's clocks give that of the current
   * thread, without what the JVM does beside it: to a program of one thread it is the same.
   */
  long processCpuTime();

  /**
   * The processor time that the current thread has taken. If the host does not know it, as of a
   * virtual thread, its clocks give the time of {@link #monotonic} instead.
   */
  long threadCpuTime();

  /** The resolution of all four, at least 1. */
  long resolution();

  /**
   * Waits until {@link #monotonic} has advanced by at least so much, or advances it.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(long nanos) throws InterruptedException;

  /** The host's clocks. */
  static WasiClocks system() {
    return SystemClocks.INSTANCE;
  }

  /**
   * Clocks that stand still, except that sleeping advances them at once by the time slept.
   *
   * @param start the real time at which they start
   */
  static WasiClocks fixed(Instant start) {
    return new FixedClocks(start);
  }
}
