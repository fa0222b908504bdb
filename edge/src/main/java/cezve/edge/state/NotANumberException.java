package cezve.edge.state;

/** A value that was to be added to is no decimal number of 64 bits, or the sum is not. */
public final class NotANumberException extends Exception {
  private static final long serialVersionUID = 1;

  /** Of a key. */
  public NotANumberException(String message) {
    super(message);
  }
}
