package cezve.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What happens around each call by the host: its thread is noted as the store's user, and those who
 * observe the store are told.
 */
public final class HostCalls {
  private HostCalls() {}

  /**
   * Begins a call of a function.
   *
   * @param store the store of the instance that it belongs to; to the JVM both are constants if
   *     they are bound to a method handle
   * @return what {@link #finish} is to be given
   * @throws IllegalStateException if another thread uses the store, as far as that can be noticed
   */
  public static @Nullable Object begin(Store store, FuncInstance function) {
    Thread before = store.begin();
    return Observation.isWanted(store)
        ? new Observation(instance(function), function, before)
        : before;
  }

  /**
   * Ends a call that was begun.
   *
   * @param thrown what the function was left by, or null if it has returned
   */
  public static void finish(Store store, @Nullable Throwable thrown, @Nullable Object begun) {
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
