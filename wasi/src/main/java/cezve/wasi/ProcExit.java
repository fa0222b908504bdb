package cezve.wasi;

/**
 * Thrown by {@code proc_exit} through the guest's code to whoever called it: the program is done.
 * It has no stack trace.
 */
public final class ProcExit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  /** The end of a program with an exit code. */
  public ProcExit(int exitCode) {
    super("exit code ".concat(Integer.toUnsignedString(exitCode)), null, false, false);
    this.exitCode = exitCode;
  }

  /** The exit code: an unsigned 32-bit number, 0 for success. */
  public int exitCode() {
    return exitCode;
  }
}
