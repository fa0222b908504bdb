package cezve.runtime;

/** An amount of something that several threads may take from. */
final class Quota {
  private long left;
  private long refusals;
  private boolean lastWasRefused;

  Quota(long amount) {
    this.left = amount;
  }

  /** Takes some, if there is that much. */
  synchronized boolean take(long amount) {
    lastWasRefused = amount > left;
    if (lastWasRefused) {
      refusals++;
      return false;
    }
    left -= amount;
    return true;
  }

  /** How often somebody wanted more than there was. */
  synchronized long refusals() {
    return refusals;
  }

  /** Whether whoever came last wanted more than there was. */
  synchronized boolean lastWasRefused() {
    return lastWasRefused;
  }

  /** Gives back what was taken. */
  synchronized void giveBack(long amount) {
    left += amount;
  }
}
