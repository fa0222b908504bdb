package cezve.text;

import cezve.model.module.BranchHints;
import java.util.Map;

/**
 * What a module says of a function's body besides its instructions.
 *
 * @param labels the names of its blocks, in the order in which they begin
 * @param hints the branches that are expected or not, by the position of the instruction
 */
record Remarks(Map<Integer, String> labels, Map<Integer, BranchHints.Hint> hints) {
  static final Remarks NONE = new Remarks(Map.of(), Map.of());

  /** The annotation in front of the instruction at a position, or nothing. */
  String annotation(int position) {
    BranchHints.Hint hint = hints.isEmpty() ? null : hints.get(position);
    if (hint == null) {
      return "";
    }
    String value =
        switch (hint) {
          case UNLIKELY -> "\\00";
          case LIKELY -> "\\01";
        };
    return "(@" + BranchHints.NAME + " \"" + value + "\") ";
  }
}
