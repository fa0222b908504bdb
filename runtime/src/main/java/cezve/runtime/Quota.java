package cezve.runtime;

/** An amount of something that several threads may take from. */
final class Quota {
  private long left;
  private long refusals;

  Quota(long amount) {
    this.left = amount;
  }

  /** Takes some, if there is that much. */
  synchronized boolean take(long amount) {
    if (amount > left) {
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

  /** Gives back what was taken. */
  synchronized void giveBack(long amount) {
    left += amount;
  }
}
