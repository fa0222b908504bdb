package cezve.runtime;

/**
 * The checks for interruptions in code that several stores may share. They do nothing, and cost
 * next to nothing, while no interruption of any of these stores is requested.
 */
public abstract class InterruptionChecks {
  private int requests;

  /** Checks that are off. */
  protected InterruptionChecks() {}

  final synchronized void request() {
    if (requests++ == 0) {
      enable();
    }
  }

  final synchronized void withdraw() {
    if (--requests == 0) {
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
