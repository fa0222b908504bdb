package cezve.text;

import java.io.IOException;
import java.util.List;

/**
 * An instruction in parentheses, with those before it that compute its operands.
 *
 * @param annotation what stands in front of it, followed by a space; or nothing
 * @param head the instruction itself
 * @param operands what is folded into it
 * @param width the length of all of it on one line, or at least a large number
 * @param depth the number of levels of parentheses; writing it recurses as deep
 */
record Folded(String annotation, String head, List<Folded> operands, int width, int depth) {
  /** Levels beyond this are not for readers, nor for the stack. */
  static final int DEEPEST = 64;

  /** What counts as the width of anything wider. */
  static final int WIDEST = 1 << 20;

  private static final int PARENTHESES = 2;

  static Folded of(String annotation, String head, List<Folded> operands) {
    int width = annotation.length() + head.length() + PARENTHESES;
    int depth = 0;
    for (Folded operand : operands) {
      width = Math.min(WIDEST, width + 1 + operand.width);
      depth = Math.max(depth, operand.depth);
    }
    return new Folded(annotation, head, operands, width, depth + 1);
  }

  /** Writes all of it on the line that was begun. */
  void inline(StringBuilder line) {
    line.append(annotation).append('(').append(head);
    for (Folded operand : operands) {
      operand.inline(line.append(' '));
    }
    line.append(')');
  }

  /** Writes it on lines of its own. */
  void print(Lines lines) throws IOException {
    print(lines, 0);
  }

  /** Writes it, and the parentheses that close what it ends. */
  private void print(Lines lines, int closing) throws IOException {
    if (operands.isEmpty() || width + closing <= lines.roomOnLine()) {
      StringBuilder line = lines.begin();
      inline(line);
      line.repeat(')', closing);
      lines.end();
      return;
    }
    lines.begin().append(annotation).append('(').append(head);
    lines.end();
    lines.indent();
    int last = operands.size() - 1;
    for (int i = 0; i <= last; i++) {
      operands.get(i).print(lines, i == last ? closing + 1 : 0);
    }
    lines.outdent();
  }
}
