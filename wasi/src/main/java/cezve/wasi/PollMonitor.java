package cezve.wasi;

import java.util.concurrent.TimeUnit;

/** Where those wait who wait for any of several things to happen. */
final class PollMonitor {
  private long events;

  /** How often something has happened so far. */
  synchronized long events() {
    return events;
  }

  /** Something has happened: wakes everybody. */
  synchronized void signal() {
    events++;
    notifyAll();
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
}
