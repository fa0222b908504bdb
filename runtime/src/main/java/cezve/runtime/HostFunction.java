package cezve.runtime;

import org.jspecify.annotations.Nullable;

/** The body of a host function, in the calling convention of {@link FuncInstance}. */
@FunctionalInterface
public interface HostFunction {

  /**
   * Reads the parameters from the cells and leaves the results there.
   *
   * @param caller the instance that calls, or null if the host itself does
   */
  void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references);
}
