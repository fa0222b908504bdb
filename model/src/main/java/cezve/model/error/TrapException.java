package cezve.model.error;

/**
 * A trap.
 *
 * @see <a href="https://webassembly.github.io/spec/core/intro/overview.html#trap">Traps</a>
 */
public final class TrapException extends ExecutionException {
  private final Trap trap;

  public TrapException(Trap trap) {
    super(trap.text());
    this.trap = trap;
  }

  public TrapException(Trap trap, String details) {
    super(trap.text() + ": " + details);
    this.trap = trap;
  }

  /** The kind of trap. */
  public Trap trap() {
    return trap;
  }
}
