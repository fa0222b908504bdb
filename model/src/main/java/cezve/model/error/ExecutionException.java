package cezve.model.error;

import java.util.ArrayList;
import java.util.List;

/** Code that stopped: the kinds of abrupt ends of an invocation. */
public abstract sealed class ExecutionException extends WasmException
    permits TrapException, ExhaustionException {
  /** Frames kept at each end of a long trace. */
  private static final int KEPT = 50;

  private static final long NOWHERE = -1;

  private final List<WasmFrame> innermost = new ArrayList<>();
  private final ArrayList<WasmFrame> outermost = new ArrayList<>();
  private long total;
  private long offset = NOWHERE;

  ExecutionException(String message) {
    super(message);
  }

  /** Says where in the function that is being unwound execution stands, unless that is known. */
  public void at(long offset) {
    if (this.offset == NOWHERE) {
      this.offset = offset;
    }
  }

  /** Leaves a function, whose activation becomes the next frame of the trace. */
  public void unwind(String function) {
    WasmFrame frame =
        new WasmFrame(function, offset == NOWHERE ? Position.UNKNOWN : new Position.Offset(offset));
    offset = NOWHERE;
    total++;
    if (innermost.size() < KEPT) {
      innermost.add(frame);
      return;
    }
    if (outermost.size() == 2 * KEPT) {
      outermost.subList(0, KEPT).clear();
    }
    outermost.add(frame);
  }

  /**
   * The WebAssembly stack trace, one line per frame, innermost first; the middle of a very deep one
   * is left out.
   */
  public List<String> trace() {
    List<String> lines = new ArrayList<>();
    for (WasmFrame frame : innermost) {
      lines.add(frame.toString());
    }
    int last = Math.min(outermost.size(), KEPT);
    long omitted = total - innermost.size() - last;
    if (omitted > 0) {
      lines.add("… " + omitted + " more frames …");
    }
    for (WasmFrame frame : outermost.subList(outermost.size() - last, outermost.size())) {
      lines.add(frame.toString());
    }
    return lines;
  }
}
