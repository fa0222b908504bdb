package cezve.script;

import java.time.Duration;

/** The time by which a script has to end. */
final class Deadline {
  private final Duration limit;
  private final long end;

  /** A point in time that is some way off. */
  Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** Waits for a thread to end; interrupts it if it has not done so in time. */
  void join(Thread thread) {
    try {
      while (thread.isAlive()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          thread.interrupt();
          return;
        }
        thread.join(Duration.ofNanos(left));
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /** The limit, as the end of a sentence. */
  @Override
  public String toString() {
    return "within " + limit.toMillis() / 1000.0 + " s";
  }
}
