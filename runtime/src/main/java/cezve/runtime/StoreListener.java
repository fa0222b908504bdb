package cezve.runtime;

import cezve.model.error.ExecutionException;

/**
 * Hears what happens in a store, for metrics. Of a call that instances make of each other's
 * functions, or of host functions, nothing is said: a listener hears of what the host began.
 *
 * <p>All methods are called by the thread that uses the store, when what they tell of is over and
 * before the host goes on. One listener may serve many stores on many threads. What a method throws
 * reaches the host in the place of the outcome, so it had better throw nothing.
 *
 * @see Store#listen
 */
public interface StoreListener {

  /**
   * A module was instantiated, and its start function has returned.
   *
   * @param nanos how long it took, in nanoseconds
   */
  default void instantiated(ModuleInstance instance, long nanos) {}

  /** A function that the host called has returned, or was left by an exception. */
  default void called(CallReport report) {}

  /**
   * Code stopped by a trap, at a limit, or by an exception that it did not catch, in a call or
   * while a module was instantiated. A host function that the exception passes on its way to the
   * first caller does not make it another one.
   *
   * @param instance the instance whose function was called, or that was being made
   */
  default void failed(ModuleInstance instance, ExecutionException failure) {}
}
