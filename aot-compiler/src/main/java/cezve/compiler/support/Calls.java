package cezve.compiler.support;

import cezve.runtime.FuncInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** Calls of functions with arrays of cells. */
public final class Calls {
  private Calls() {}

  /** Number cells for a call. */
  public static long[] numbers(FuncInstance callee) {
    return callee.layout().newNumbers();
  }

  /** Reference cells for a call. */
  public static @Nullable Object[] references(FuncInstance callee) {
    return callee.layout().newReferences();
  }

  /** The instance whose code calls, or null if the host does. */
  public static @Nullable ModuleInstance instance(@Nullable Context caller) {
    return caller == null ? null : caller.instance();
  }

  /** Enters a function of the host, which code calls unless the host itself does. */
  public static void enterHost(@Nullable Context caller) {
    if (caller != null) {
      caller.store().enterHost();
    }
  }

  /** Leaves a function of the host that was entered. */
  public static void leaveHost(@Nullable Context caller) {
    if (caller != null) {
      caller.store().leaveHost();
    }
  }

  /** Calls a function of another instance or of the host. */
  public static void call(
      FuncInstance callee, Context caller, long[] numbers, @Nullable Object[] references) {
    callee.call(caller.instance(), numbers, references);
  }

  /** Stores a vector in cells. */
  public static void store(long[] numbers, int cell, V128 vector) {
    numbers[cell] = vector.low();
    numbers[cell + 1] = vector.high();
  }

  /** Loads a vector from cells. */
  public static V128 load(long[] numbers, int cell) {
    return new V128(numbers[cell], numbers[cell + 1]);
  }
}
