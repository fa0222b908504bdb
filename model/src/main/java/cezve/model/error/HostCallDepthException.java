package cezve.model.error;

/** Code called the host, and the host code, and so on, more often than a store allows. */
public final class HostCallDepthException extends ExhaustionException {

  /**
   * Calls that are nested too deeply.
   *
   * @param details what the limit is
   */
  public HostCallDepthException(String details) {
    super(Exhaustion.HOST_CALLS, details);
  }
}
