package cezve.model.error;

/**
 * An exception that code threw and did not catch. Its tag and values belong to a store, so the
 * class that carries them does too.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/intro/overview.html#exception">Exceptions</a>
 */
public abstract non-sealed class ThrownException extends ExecutionException {
  private static final int UNKNOWN = -1;

  private int thrower = UNKNOWN;

  /** An exception whose message is made by {@link #getMessage}, when somebody asks for it. */
  protected ThrownException(JavaFrames frames) {
    super("", frames);
  }

  /**
   * Says where it is thrown: by which function of the instance that is being unwound, and at which
   * offset. That is what its trace starts with if it does not know its Java frames.
   */
  public final void thrownBy(int function, long offset) {
    thrower = function;
    at(offset);
  }

  /** The function that threw it, or -1 if that is not known, or is in the trace already. */
  public final int takeThrower() {
    int function = thrower;
    thrower = UNKNOWN;
    return function;
  }

  /** The tag and the values that the exception carries. */
  @Override
  public abstract String getMessage();

  /**
   * Is caught by the function that was being unwound. If the exception is thrown again, its trace
   * goes on from there.
   */
  public final void caught() {
    thrower = UNKNOWN;
    stay();
  }
}
