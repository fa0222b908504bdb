package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.error.InterruptionException;
import cezve.model.error.OutOfTimeException;
import java.time.Duration;
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
 * <p>{@link #stopAfter} sets a limit of time.
 */
public final class Interruption {
  // Code may go away before the stores do.
  private final Set<InterruptionChecks> checks = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Thread> blocked = new HashSet<>();
  private volatile @Nullable Request request;

  /** Who stops guests. */
  enum Cause {
    HOST,
    TIME
  }

  /** A request to stop guests. */
  static final class Request {
    private final String reason;
    private final Cause cause;

    /**
     * A request.
     *
     * @param reason why, for the message of the exception
     */
    Request(String reason, Cause cause) {
      this.reason = reason;
      this.cause = cause;
    }

    private ExecutionException exception() {
      return switch (cause) {
        case HOST -> new InterruptionException(reason);
        case TIME -> new OutOfTimeException(reason);
      };
    }
  }

  /** An interruption that is not requested. */
  public Interruption() {}

  /**
   * Stops all guests; of several requests, the first counts.
   *
   * @param reason why, for the message of the exception
   */
  public void request(String reason) {
    request(new Request(reason, Cause.HOST));
  }

  /**
   * Stops all guests after a time, by {@link OutOfTimeException}, unless the deadline is closed
   * before.
   */
  public Deadline stopAfter(Duration time) {
    return Deadline.after(time, this);
  }

  synchronized void request(Request wanted) {
    if (request != null) {
      return;
    }
    request = wanted;
    checks.forEach(InterruptionChecks::request);
    blocked.forEach(Thread::interrupt);
    blocked.clear();
  }

  /** Lets guests run again. */
  public synchronized void clear() {
    if (request != null) {
      request = null;
      checks.forEach(InterruptionChecks::withdraw);
    }
  }

  /** Lets guests run again, if it is this request that stops them. */
  synchronized void clear(Request wanted) {
    if (wanted == request) {
      clear();
    }
  }

  /** Whether guests are to stop. */
  public boolean isRequested() {
    return request != null;
  }

  /**
   * Stops the guest that runs on this thread, if that is requested.
   *
   * @throws InterruptionException if it is
   * @throws OutOfTimeException if a deadline has passed
   */
  public void check() {
    Request requested = request;
    if (requested != null) {
      throw requested.exception();
    }
  }

  /** For engines: switches checks on and off with requests from now on. */
  public synchronized void govern(InterruptionChecks code) {
    if (checks.add(code) && request != null) {
      code.request();
    }
  }

  /**
   * Does something that may block, on this thread, and that ends if the thread is interrupted.
   *
   * @throws InterruptionException if a request came first, or made it end
   * @throws OutOfTimeException if a deadline did
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
