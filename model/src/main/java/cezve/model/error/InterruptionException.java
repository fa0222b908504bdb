package cezve.model.error;

/** Code was stopped by the host, from outside. It cannot be caught by code. */
public final class InterruptionException extends ExecutionException {

  /**
   * An interruption.
   *
   * @param reason why, as the message says after "interrupted"
   */
  public InterruptionException(String reason) {
    super("interrupted: " + reason, JavaFrames.KEPT);
  }
}
