package cezve.edge.state;

/** The store cannot be reached or written to. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
