package cezve.edge.guest;

/** A guest may not send requests there. */
public final class DeniedHostException extends Exception {
  private static final long serialVersionUID = 1;

  /** Where, and why not. */
  public DeniedHostException(String message) {
    super(message);
  }
}
