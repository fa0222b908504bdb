package cezve.compiler.support;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.runtime.FuncInstance;
import org.jspecify.annotations.Nullable;

/** What raises traps in generated code. */
public final class Traps {
  private Traps() {}

  /** For {@code unreachable}. */
  public static RuntimeException unreachable() {
    return new TrapException(Trap.UNREACHABLE);
  }

  /** {@code ref.as_non_null}. */
  public static Object nonNull(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(Trap.NULL_REFERENCE);
    }
    return reference;
  }

  /** The function that {@code call_ref} calls. */
  public static FuncInstance callee(@Nullable Object reference) {
    if (reference instanceof FuncInstance function) {
      return function;
    }
    throw new TrapException(Trap.NULL_FUNCTION_REFERENCE);
  }
}
