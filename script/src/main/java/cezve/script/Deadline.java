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

  /** Waits for a thread to end; whether it has done so in time. */
  boolean join(Thread thread) {
    try {
      long left = end - System.nanoTime();
      return !thread.isAlive() || (left > 0 && thread.join(Duration.ofNanos(left)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The limit, as the end of a sentence. */
  @Override
  public String toString() {
    return "within " + limit.toMillis() / 1000.0 + " s";
  }
}
