package cezve;

import cezve.model.error.HostException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;

/**
 * Where code stood that called a host function, which then threw an exception of Java's. The
 * exception has this among those that it suppressed, once for each time that it passed through
 * code, and shows it with its own stack trace.
 */
public final class HostTrace extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> frames;

  private HostTrace(List<String> frames) {
    super("thrown by a host function that was called from", null, false, false);
    this.frames = List.copyOf(frames);
  }

  /**
   * The WebAssembly stack trace, one line per frame, innermost first; the first is the host
   * function.
   */
  public List<String> frames() {
    return frames;
  }

  /** The frames, a line for each. */
  @Override
  public String getMessage() {
    return super.getMessage() + "\n\t" + String.join("\n\t", frames);
  }

  /**
   * The WebAssembly stack traces of an exception that was thrown by a host function: none if it
   * never was, or refuses to suppress exceptions.
   */
  public static List<HostTrace> of(Throwable thrown) {
    return Arrays.stream(thrown.getSuppressed())
        .filter(HostTrace.class::isInstance)
        .map(HostTrace.class::cast)
        .toList();
  }

  /** What the host gets to see for an exception that has passed through code. */
  static RuntimeException unwrap(HostException carrier) {
    RuntimeException thrown =
        carrier.getCause() instanceof RuntimeException unchecked
            ? unchecked
            : new UndeclaredThrowableException(carrier.getCause());
    thrown.addSuppressed(new HostTrace(carrier.trace()));
    return thrown;
  }
}
