package cezve.runtime;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time at which guests are stopped, by {@link cezve.model.error.OutOfTimeException}. Closing it
 * lets those run again that it has stopped.
 *
 * @see Interruption#stopAfter
 */
public final class Deadline implements AutoCloseable {
  private final Interruption interruption;
  private final Interruption.Request request;
  private @Nullable Future<?> timer;
  private boolean closed;

  private Deadline(Interruption interruption, Duration time) {
    this.interruption = interruption;
    this.request = new Interruption.Request(text(time), Interruption.Cause.TIME);
  }

  static Deadline after(Duration time, Interruption interruption) {
    Deadline deadline = new Deadline(interruption, time);
    deadline.start(time);
    return deadline;
  }

  private synchronized void start(Duration time) {
    timer = Timers.after(nanos(time), this::pass);
  }

  /** Too long a time is as long as there is. */
  private static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  private static String text(Duration time) {
    long nanos = nanos(time);
    return nanos < TimeUnit.MILLISECONDS.toNanos(1)
        ? nanos + " ns have passed"
        : nanos / TimeUnit.MILLISECONDS.toNanos(1) + " ms have passed";
  }

  private synchronized void pass() {
    if (!closed) {
      interruption.request(request);
    }
  }

  /** Ends it, whether or not it has passed. */
  @Override
  public synchronized void close() {
    closed = true;
    if (timer != null) {
      timer.cancel(false);
    }
    interruption.clear(request);
  }
}
