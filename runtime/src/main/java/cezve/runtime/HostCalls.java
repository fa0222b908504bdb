package cezve.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What happens around each call by the host: its thread is noted as the store's user, and those who
 * observe the store are told.
 */
public final class HostCalls {
  private HostCalls() {}

  /**
   * Begins a call of a function that belongs to an instance.
   *
   * @return what {@link #finish} is to be given
   * @throws IllegalStateException if another thread uses the store, as far as that can be noticed
   */
  public static @Nullable Object begin(FuncInstance function) {
    ModuleInstance instance = instance(function);
    Thread before = instance.store().begin();
    return Observation.isWanted(instance.store())
        ? new Observation(instance, function, before)
        : before;
  }

  /**
   * Ends a call that was begun.
   *
   * @param thrown what the function was left by, or null if it has returned
   */
  public static void finish(
      FuncInstance function, @Nullable Throwable thrown, @Nullable Object begun) {
    Store store = instance(function).store();
    if (begun instanceof Observation observation) {
      store.finish(observation.before());
      observation.end(thrown);
    } else {
      store.finish((Thread) begun);
    }
  }

  private static ModuleInstance instance(FuncInstance function) {
    ModuleInstance instance = function.instance();
    if (instance == null) {
      throw new AssertionError("BUG: a function of the host belongs to no store");
    }
    return instance;
  }
}
