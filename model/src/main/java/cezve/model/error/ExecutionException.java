package cezve.model.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code that stopped: the kinds of abrupt ends of an invocation. */
public abstract sealed class ExecutionException extends WasmException
    permits TrapException,
        ExhaustionException,
        ThrownException,
        InterruptionException,
        HostException {
  private static final long NOWHERE = -1;

  // An exception that is caught where it was thrown never has one.
  private @Nullable Trace trace;
  private long offset = NOWHERE;
  private boolean told;

  ExecutionException(String message, JavaFrames frames) {
    super(message, frames);
  }

  /** Says where in the function that is being unwound execution stands, unless that is known. */
  public final void at(long offset) {
    if (this.offset == NOWHERE) {
      this.offset = offset;
    }
  }

  /** Leaves a function without instructions, whose activation becomes the next frame. */
  public final void unwind(String function) {
    add(function, null);
  }

  private void add(String function, @Nullable Places places) {
    Trace known = trace;
    if (known == null) {
      known = new Trace();
      trace = known;
    }
    known.add(function, places, places == null ? NOWHERE : offset);
    offset = NOWHERE;
  }

  /**
   * Leaves a function, whose activation becomes the next frame of the trace.
   *
   * @param places what the offset given to {@link #at} means
   */
  public final void unwind(String function, Places places) {
    add(function, places);
  }

  /** Stays in the function that was being unwound, which goes on elsewhere. */
  final void stay() {
    offset = NOWHERE;
  }

  /** Whether it is asked for the first time: each exception is told once to those who observe. */
  public final boolean isNews() {
    boolean news = !told;
    told = true;
    return news;
  }

  /**
   * The WebAssembly stack trace, one line per frame, innermost first; the middle of a very deep one
   * is left out.
   */
  public final List<String> trace() {
    return trace == null ? List.of() : trace.lines();
  }
}
