package cezve.compiler.support;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;

/** What raises traps in generated code. */
public final class Traps {
  private Traps() {}

  /** For {@code unreachable}. */
  public static RuntimeException unreachable() {
    return new TrapException(Trap.UNREACHABLE);
  }
}
