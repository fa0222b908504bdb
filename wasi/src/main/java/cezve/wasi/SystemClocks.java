package cezve.wasi;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The host's clocks. */
final class SystemClocks implements WasiClocks {
  static final SystemClocks INSTANCE = new SystemClocks();

  private final long origin = System.nanoTime();

  private SystemClocks() {}

  /** Loaded when a program asks for processor time, which few do. */
  private static final class Cpu {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}
  }

  @Override
  public long realtime() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  @Override
  public long monotonic() {
    return System.nanoTime() - origin;
  }

  /** The time of the thread that asks: the program has only one, and the host's do not count. */
  @Override
  public long processCpuTime() {
    return threadCpuTime();
  }

  @Override
  public long threadCpuTime() {
    if (!Cpu.THREADS.isCurrentThreadCpuTimeSupported()) {
      return monotonic();
    }
    long time = Cpu.THREADS.getCurrentThreadCpuTime();
    return time < 0 ? monotonic() : time;
  }

  @Override
  public long resolution() {
    return 1;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
  }
}
