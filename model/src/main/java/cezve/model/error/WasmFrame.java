package cezve.model.error;

/**
 * One activation in a WebAssembly stack trace.
 *
 * @param function the function's name, or {@code func[7]} if it has none
 * @param position where in the module execution stood
 */
public record WasmFrame(String function, Position position) {
  @Override
  public String toString() {
    return position.equals(Position.UNKNOWN) ? function : function + " (" + position + ")";
  }
}
