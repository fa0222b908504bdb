package cezve.model.error;

/**
 * A trap.
 *
 * @see <a href="https://webassembly.github.io/spec/core/intro/overview.html#trap">Traps</a>
 */
public final class TrapException extends ExecutionException {
  private final Trap trap;

  public TrapException(Trap trap) {
    super(trap.text(), JavaFrames.KEPT);
    this.trap = trap;
  }

  public TrapException(Trap trap, String details) {
    this(trap, ": ", details);
  }

  private TrapException(Trap trap, String separator, String details) {
    super(trap.text() + separator + details, JavaFrames.KEPT);
    this.trap = trap;
  }

  /** A trap that concerns the element at an index; the suite has it in the trap's text. */
  public static TrapException ofElement(Trap trap, long index) {
    return new TrapException(trap, " ", Long.toUnsignedString(index));
  }

  /** The kind of trap. */
  public Trap trap() {
    return trap;
  }
}
