package cezve.text;

import java.io.IOException;

/** Indented lines on their way to somewhere, which gets them in large pieces. */
final class Lines {
  /** The length that lines had better not exceed. */
  static final int WIDTH = 100;

  private static final int PIECE = 1 << 15;

  /** Deeper nesting does not show any more; or else the text of a ladder would be quadratic. */
  private static final int DEEPEST = 40;

  private static final String STEP = "  ";

  private final Appendable target;
  private final StringBuilder text = new StringBuilder(2 * PIECE);
  private int depth;
  private int start;

  Lines(Appendable target) {
    this.target = target;
  }

  /** Starts a line; what is to stand on it is appended to the result. */
  StringBuilder begin() {
    start = text.length();
    return text.repeat(STEP, Math.min(depth, DEEPEST));
  }

  /** Ends the line. */
  void end() throws IOException {
    text.append('\n');
    if (text.length() > PIECE) {
      flush();
    }
  }

  /** A line of its own. */
  void line(String line) throws IOException {
    begin().append(line);
    end();
  }

  /** The following lines belong to the last one. */
  void indent() {
    depth++;
  }

  /** Ends what {@link #indent} started. */
  void outdent() {
    depth--;
  }

  /** How many more characters there is room for on the line that was begun. */
  int room() {
    return WIDTH - (text.length() - start);
  }

  /** How many characters there is room for on a line. */
  int roomOnLine() {
    return WIDTH - STEP.length() * Math.min(depth, DEEPEST);
  }

  /** Hands over what is left. */
  void flush() throws IOException {
    target.append(text);
    text.setLength(0);
  }
}
