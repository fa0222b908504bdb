package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where those wait who wait for any of several things to happen. */
final class PollMonitor implements Closeable {
  private long events;
  private @Nullable Selectors selectors;

  /** How often something has happened so far. */
  synchronized long events() {
    return events;
  }

  /** Something has happened: wakes everybody. */
  synchronized void signal() {
    events++;
    notifyAll();
    if (selectors != null) {
      selectors.wakeup();
    }
  }

  /**
   * Waits until something happens that had not when {@code seen} was taken, or the time is over.
   *
   * @param nanos how long to wait, at most
   */
  synchronized void await(long seen, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    long left = nanos;
    while (events == seen && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
  }

  /**
   * Waits until something happens that had not when {@code seen} was taken, a channel is ready, or
   * the time is over; or, now and then, for nothing.
   *
   * @param nanos how long to wait, at most
   */
  void await(long seen, long nanos, Watch watch) throws IOException, InterruptedException {
    if (watch.isEmpty()) {
      await(seen, nanos);
    } else {
      selectors().await(watch, nanos, () -> events() == seen);
    }
  }

  /** Whether a channel is ready now. */
  boolean isReady(Watch watch) throws IOException {
    return selectors().isReady(watch);
  }

  private synchronized Selectors selectors() {
    if (selectors == null) {
      selectors = new Selectors();
    }
    return selectors;
  }

  @Override
  public synchronized void close() throws IOException {
    if (selectors != null) {
      selectors.close();
    }
  }
}
