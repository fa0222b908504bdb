package cezve.model.error;

import org.jspecify.annotations.Nullable;

/**
 * One activation in a WebAssembly stack trace.
 *
 * @param function the function's name, or {@code func[7]} if it has none
 * @param position where in the module execution stood; unknown for a function that was inlined into
 *     the one of the next frame
 * @param source the line of source that it was compiled from, or null if that is not known
 */
public record WasmFrame(String function, Position position, @Nullable SourceLine source) {

  /** A frame in a module without debug information. */
  public WasmFrame(String function, Position position) {
    this(function, position, null);
  }

  @Override
  public String toString() {
    boolean isKnown = !position.equals(Position.UNKNOWN);
    if (source == null) {
      return isKnown ? function + " (" + position + ")" : function;
    }
    return function + " (" + source + ", " + (isKnown ? position : "inlined") + ")";
  }
}
