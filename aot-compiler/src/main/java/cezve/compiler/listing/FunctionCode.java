package cezve.compiler.listing;

import cezve.compiler.support.Frames;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.type.ExternKind;
import cezve.validator.ValidModule;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A function's instructions, as a listing shows them between those of the JVM. */
final class FunctionCode {
  private final Expression body;
  private final int firstOffset;
  private final NavigableMap<Integer, String> instructions = new TreeMap<>();

  /**
   * The instructions of a function that the module defines.
   *
   * @param texts one for each of them
   */
  FunctionCode(ValidModule module, int function, List<String> texts) {
    Func func = module.module().funcs().get(function - module.importCount(ExternKind.FUNC));
    this.body = func.code().body();
    this.firstOffset = Frames.firstOffset(module, function);
    InstrCursor cursor = body.open();
    for (String text : texts) {
      if (cursor.next() == null) {
        throw new AssertionError("BUG: there are more texts than instructions");
      }
      instructions.put(cursor.offset(), text);
    }
  }

  /** Whether line numbers are something else than offsets. */
  boolean hasLines() {
    return firstOffset != 1;
  }

  /** The least offset that has a line number. */
  int first(int line) {
    return Frames.offset(line, firstOffset);
  }

  /** The greatest offset that has a line number. */
  int last(int line) {
    return Frames.offset(line + 1, firstOffset) - 1;
  }

  /** The instructions behind an offset, up to and including another one. */
  NavigableMap<Integer, String> between(int after, int last) {
    return after >= last
        ? new TreeMap<>(Map.of(last, instructions.getOrDefault(last, "end")))
        : instructions.subMap(after, false, last, true);
  }

  /** An offset as people look for it: in bytes of the module, or a line and column of its text. */
  String place(int offset) {
    return body.position(offset).brief();
  }
}
