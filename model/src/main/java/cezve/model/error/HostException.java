package cezve.model.error;

/**
 * A host function ended by an exception of Java's, the cause, which code cannot catch. It carries
 * that exception through code to whoever called it, and collects the trace on its way.
 */
public final class HostException extends ExecutionException {
  private final Throwable cause;

  /** What a host function has thrown. */
  public HostException(Throwable cause) {
    super("host function failed: " + cause, JavaFrames.KEPT);
    this.cause = cause;
  }

  /** What the host function has thrown. */
  @Override
  public synchronized Throwable getCause() {
    return cause;
  }
}
