package cezve.text.lexer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The annotations of a text, in its order, each with the token in front of which it stands. */
final class Annotations {
  private static final int TOKEN = 0;
  private static final int START = 1;
  private static final int ID = 2;
  private static final int CONTENTS = 3;
  private static final int END = 4;
  private static final int TAKEN = 5;
  private static final int FIELDS = 6;

  private int[] fields = new int[4 * FIELDS];
  private int count;

  /**
   * Adds an annotation.
   *
   * @param token the index of the token that follows
   * @param start the offset of the opening parenthesis
   * @param id the offset of the id, behind the {@code @}
   * @param contents the offset behind the id
   * @param end the offset of the closing parenthesis
   */
  void add(int token, int start, int id, int contents, int end) {
    if ((count + 1) * FIELDS > fields.length) {
      fields = Arrays.copyOf(fields, 2 * fields.length);
    }
    int at = count++ * FIELDS;
    fields[at + TOKEN] = token;
    fields[at + START] = start;
    fields[at + ID] = id;
    fields[at + CONTENTS] = contents;
    fields[at + END] = end;
  }

  int count() {
    return count;
  }

  int token(int annotation) {
    return fields[annotation * FIELDS + TOKEN];
  }

  int start(int annotation) {
    return fields[annotation * FIELDS + START];
  }

  int contents(int annotation) {
    return fields[annotation * FIELDS + CONTENTS];
  }

  int end(int annotation) {
    return fields[annotation * FIELDS + END];
  }

  /** Whether some parser has taken notice of the annotation. */
  boolean isTaken(int annotation) {
    return fields[annotation * FIELDS + TAKEN] != 0;
  }

  void take(int annotation) {
    fields[annotation * FIELDS + TAKEN] = 1;
  }

  /** The first annotation in front of a token or of one behind it. */
  int from(int token) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (token(middle) < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** An annotation's id, without the quotes that it may be written in. */
  String id(int annotation, byte[] text) {
    int start = fields[annotation * FIELDS + ID];
    int end = contents(annotation);
    if (text[start] == '"') {
      byte[] id = Strings.unescape(text, start + 1, end - 1);
      return new String(id, StandardCharsets.UTF_8);
    }
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
