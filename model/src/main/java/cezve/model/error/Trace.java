package cezve.model.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that were unwound, innermost first. An exception that is soon caught leaves few and
 * nobody looks at them, so that adding one costs a few stores; of very many the middle is not kept.
 */
final class Trace {
  /** Frames kept at each end of a long trace. */
  private static final int KEPT = 50;

  private String[] functions = new String[4];
  private @Nullable Places[] places = new @Nullable Places[4];
  private long[] offsets = new long[4];
  private long total;

  /** Adds a frame; a negative offset is none, and without places it is not known what it means. */
  void add(String function, @Nullable Places where, long offset) {
    int at = place(total);
    if (at == functions.length) {
      functions = Arrays.copyOf(functions, Math.min(2 * at, 2 * KEPT));
      places = Arrays.copyOf(places, functions.length);
      offsets = Arrays.copyOf(offsets, functions.length);
    }
    functions[at] = function;
    places[at] = where;
    offsets[at] = offset;
    total++;
  }

  /** The outer frames take turns in what is behind the inner ones. */
  private static int place(long frame) {
    return (int) (frame < KEPT ? frame : KEPT + frame % KEPT);
  }

  /** One line per frame. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    long omitted = Math.max(0, total - 2 * KEPT);
    for (long i = 0; i < total; i++) {
      if (i == KEPT && omitted > 0) {
        lines.add("… " + omitted + " more frames …");
        i += omitted;
      }
      addFrames(place(i), lines);
    }
    return lines;
  }

  /** Adds the frame, behind those of functions that were inlined into its own. */
  private void addFrames(int frame, List<String> lines) {
    Places where = places[frame];
    int offset = (int) offsets[frame];
    if (where == null || offset < 0) {
      lines.add(new WasmFrame(functions[frame], Position.UNKNOWN).toString());
      return;
    }
    SourceLine source = where.source(offset);
    for (InlinedCall call : where.inlined(offset)) {
      lines.add(
          source == null
              ? call.function() + " (inlined)"
              : new WasmFrame(call.function(), Position.UNKNOWN, source).toString());
      source = call.caller();
    }
    lines.add(new WasmFrame(functions[frame], where.position(offset), source).toString());
  }
}
