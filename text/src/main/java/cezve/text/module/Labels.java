package cezve.text.module;

import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the blocks that are open. A label hides those of the same name further out.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html#labels">Labels</a>
 */
final class Labels {
  private static final int NOTHING = -1;

  /** The level of the innermost label of a name. */
  private final Map<String, Integer> levels = new HashMap<>();

  private final List<@Nullable String> open = new ArrayList<>();

  /** For each open label, the level of the one that it hides. */
  private int[] hidden = new int[16];

  void clear() {
    levels.clear();
    open.clear();
  }

  void push(@Nullable String label) {
    int level = open.size();
    if (level == hidden.length) {
      hidden = Arrays.copyOf(hidden, 2 * level);
    }
    open.add(label);
    if (label != null) {
      Integer outer = levels.put(label, level);
      hidden[level] = outer == null ? NOTHING : outer;
    }
  }

  void pop() {
    String label = open.removeLast();
    if (label != null) {
      int outer = hidden[open.size()];
      if (outer == NOTHING) {
        levels.remove(label);
      } else {
        levels.put(label, outer);
      }
    }
  }

  /** A label, as a number of blocks to leave, or by its identifier. */
  int resolve(TokenCursor in) {
    if (!in.at(TokenKind.IDENTIFIER)) {
      if (!in.at(TokenKind.NATURAL)) {
        throw in.unexpected("a label");
      }
      return in.u32();
    }
    int token = in.index();
    String label = Objects.requireNonNull(in.identifier());
    Integer level = levels.get(label);
    if (level == null) {
      in.moveTo(token);
      throw in.error("unknown label $" + label);
    }
    return open.size() - 1 - level;
  }

  /** Checks the label that {@code else} or {@code end} may repeat. */
  static void checkRepeated(TokenCursor in, @Nullable String label) {
    int token = in.index();
    String repeated = in.identifier();
    if (repeated != null && !repeated.equals(label)) {
      in.moveTo(token);
      throw in.error(
          "mismatching label: the block is "
              + (label == null ? "without one" : "called $" + label));
    }
  }
}
