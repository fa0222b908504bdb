package cezve.edge.guest;

import cezve.edge.watch.Lookout;
import cezve.runtime.Interruption;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Stops guests that have used up their processor time. */
final class CpuTime {
  private static final long PERIOD_MILLIS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Lookout<Watch> LOOKOUT =
      new Lookout<>("cezve-cpu-time", PERIOD_MILLIS, watches -> watches.forEach(Watch::check));

  private CpuTime() {}

  /** Watches the guest that this thread runs, until that is closed. */
  static Watch watch(Duration most, Interruption interruption) {
    Watch watch = new Watch(Thread.currentThread().threadId(), most, interruption);
    LOOKOUT.add(watch);
    return watch;
  }

  /** A guest that is watched. */
  static final class Watch implements AutoCloseable {
    private final long thread;
    private final long end;
    private final Duration most;
    private final Interruption interruption;

    private Watch(long thread, Duration most, Interruption interruption) {
      this.thread = thread;
      this.end = THREADS.getCurrentThreadCpuTime() + most.toNanos();
      this.most = most;
      this.interruption = interruption;
    }

    private void check() {
      if (THREADS.getThreadCpuTime(thread) > end) {
        stop();
      }
    }

    private synchronized void stop() {
      // Once it is closed, the interruption may be somebody else's.
      if (LOOKOUT.remove(this)) {
        interruption.request(most.toMillis() + " ms of processor time are used up");
      }
    }

    @Override
    public synchronized void close() {
      boolean _ = LOOKOUT.remove(this);
    }
  }
}
