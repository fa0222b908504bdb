package cezve.edge.state;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or written to. Its message names the store, and shows no password.
 */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public StateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
