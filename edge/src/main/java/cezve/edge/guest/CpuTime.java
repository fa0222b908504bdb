package cezve.edge.guest;

import cezve.runtime.Interruption;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stops guests that have used up their processor time. One thread, which is there while there are
 * such guests, looks at all of them every few milliseconds.
 */
final class CpuTime {
  private static final long PERIOD_MILLIS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();
  private static @Nullable Thread watcher;

  private CpuTime() {}

  /** Watches the guest that this thread runs, until that is closed. */
  static Watch watch(Duration most, Interruption interruption) {
    Watch watch = new Watch(Thread.currentThread().threadId(), most, interruption);
    WATCHES.add(watch);
    start();
    return watch;
  }

  private static synchronized void start() {
    if (watcher == null) {
      Thread thread = new Thread(null, CpuTime::look, "cezve-cpu-time", 0, false);
      thread.setDaemon(true);
      watcher = thread;
      thread.start();
    }
  }

  private static void look() {
    do {
      WATCHES.forEach(Watch::check);
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException _) {
        // Nobody has a reason to.
      }
    } while (!isIdle());
  }

  private static synchronized boolean isIdle() {
    if (!WATCHES.isEmpty()) {
      return false;
    }
    watcher = null;
    return true;
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
      if (WATCHES.remove(this)) {
        interruption.request(most.toMillis() + " ms of processor time are used up");
      }
    }

    @Override
    public synchronized void close() {
      WATCHES.remove(this);
    }
  }
}
