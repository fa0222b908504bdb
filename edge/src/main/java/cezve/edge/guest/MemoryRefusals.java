package cezve.edge.guest;

import cezve.runtime.Store;

/**
 * How often a guest was refused memory in a call, and whether it went on all the same. Any of the
 * threads that work for it may say so.
 */
final class MemoryRefusals {
  private final Store store;
  private final long before;
  private volatile long overcome;

  /** None yet; what the store has refused until now was in other calls. */
  MemoryRefusals(Store store) {
    this.store = store;
    this.before = store.memoryRefusals();
    this.overcome = before;
  }

  /** How often it was. */
  long count() {
    return store.memoryRefusals() - before;
  }

  /** Notes that the guest does something that nobody does who gives up. */
  void goOn() {
    overcome = store.memoryRefusals();
  }

  /**
   * Whether this is why the guest ended: it gave up, was refused the last memory that it wanted,
   * and has done nothing since.
   */
  boolean explain(Throwable end) {
    return Outcomes.isGivingUp(end) && store.isOutOfMemory() && store.memoryRefusals() > overcome;
  }
}
