package cezve.runtime;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What has to be done later, by a thread that is there while there is anything. */
final class Timers {
  private static final long IDLE_SECONDS = 10;
  private static final ScheduledThreadPoolExecutor SHARED = start();

  private Timers() {}

  private static ScheduledThreadPoolExecutor start() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(null, task, "cezve-deadlines", 0, false);
              thread.setDaemon(true);
              return thread;
            });
    timers.setRemoveOnCancelPolicy(true);
    timers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timers.allowCoreThreadTimeOut(true);
    return timers;
  }

  /** Does something after a time; it must not take long. */
  static Future<?> after(long nanos, Runnable action) {
    return SHARED.schedule(action, nanos, TimeUnit.NANOSECONDS);
  }
}
