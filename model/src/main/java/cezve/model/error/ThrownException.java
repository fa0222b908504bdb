package cezve.model.error;

/**
 * An exception that code threw and did not catch. Its tag and values belong to a store, so the
 * class that carries them does too.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/intro/overview.html#exception">Exceptions</a>
 */
public abstract non-sealed class ThrownException extends ExecutionException {
  /** An exception whose message is made by {@link #getMessage}, when somebody asks for it. */
  protected ThrownException() {
    super("", JavaFrames.NONE);
  }

  /** The tag and the values that the exception carries. */
  @Override
  public abstract String getMessage();

  /**
   * Is caught by the function that was being unwound. If the exception is thrown again, its trace
   * goes on from there.
   */
  public final void caught() {
    stay();
  }
}
