package cezve.runtime;

import cezve.model.error.InterruptionException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The means by which any thread can stop the guests of the stores that were made with it.
 *
 * <p>A request stands until it is cleared: guests that are running stop at their next check, those
 * that wait in {@code memory.atomic.wait} at once, and those that are called later, or by a host
 * function that went on in spite of the exception, stop as well. Code checks in every iteration of
 * a loop and in every call of a function that calls others, so that nothing can run for long
 * without a check but a single bulk operation or a host function.
 *
 * <p>Whoever sets time limits calls {@link #request} when the time is over and, once the guest has
 * ended one way or another and no further request can come, {@link #clear}.
 */
public final class Interruption {
  // Code may go away before the stores do.
  private final Set<InterruptionChecks> checks = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Thread> blocked = new HashSet<>();
  private volatile @Nullable String reason;

  /** An interruption that is not requested. */
  public Interruption() {}

  /**
   * Stops all guests; of several requests, the first counts.
   *
   * @param reason why, for the message of the exception
   */
  public synchronized void request(String reason) {
    if (this.reason != null) {
      return;
    }
    this.reason = reason;
    checks.forEach(InterruptionChecks::request);
    blocked.forEach(Thread::interrupt);
    blocked.clear();
  }

  /** Lets guests run again. */
  public synchronized void clear() {
    if (reason != null) {
      reason = null;
      checks.forEach(InterruptionChecks::withdraw);
    }
  }

  /** Whether guests are to stop. */
  public boolean isRequested() {
    return reason != null;
  }

  /**
   * Stops the guest that runs on this thread, if that is requested.
   *
   * @throws InterruptionException if it is
   */
  public void check() {
    String requested = reason;
    if (requested != null) {
      throw new InterruptionException(requested);
    }
  }

  /** For engines: switches checks on and off with requests from now on. */
  public synchronized void govern(InterruptionChecks code) {
    if (checks.add(code) && reason != null) {
      code.request();
    }
  }

  /**
   * Does something that may block, on this thread, and that ends if the thread is interrupted.
   *
   * @throws InterruptionException if a request came first, or made it end
   */
  public int block(IntSupplier action) {
    Thread thread = Thread.currentThread();
    synchronized (this) {
      check();
      blocked.add(thread);
    }
    try {
      return action.getAsInt();
    } finally {
      if (wasInterrupted(thread)) {
        check();
      }
    }
  }

  /** Whether a request interrupted the thread, which it then is no longer. */
  private synchronized boolean wasInterrupted(Thread thread) {
    return !blocked.remove(thread) && Thread.interrupted();
  }
}
