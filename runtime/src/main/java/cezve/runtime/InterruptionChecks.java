package cezve.runtime;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The checks for interruptions in code that several stores may share. They do nothing, and cost
 * next to nothing, while no interruption of any of these stores is requested, nor was a moment ago.
 */
public abstract class InterruptionChecks {
  /** Whoever had to stop a guest may soon have to stop another one, and switching is expensive. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private int requests;
  private boolean enabled;
  private boolean awaitsRest;
  private long withdrawn;

  /** Checks that are off. */
  protected InterruptionChecks() {}

  final synchronized void request() {
    requests++;
    if (!enabled) {
      enabled = true;
      enable();
    }
  }

  final synchronized void withdraw() {
    requests--;
    withdrawn = System.nanoTime();
    if (requests == 0 && !awaitsRest) {
      rest(LINGER_NANOS);
    }
  }

  private void rest(long afterNanos) {
    awaitsRest = true;
    Future<?> _ = Timers.after(afterNanos, this::restIfIdle);
  }

  private synchronized void restIfIdle() {
    awaitsRest = false;
    long left = LINGER_NANOS - (System.nanoTime() - withdrawn);
    if (requests == 0 && left > 0) {
      rest(left);
    } else if (requests == 0) {
      enabled = false;
      disable();
    }
  }

  /**
   * Makes the checks call {@link Store#checkInterruption}, also in code that is running on other
   * threads.
   */
  protected abstract void enable();

  /** Makes the checks do nothing again. */
  protected abstract void disable();
}
