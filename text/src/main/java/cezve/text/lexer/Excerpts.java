package cezve.text.lexer;

import java.nio.charset.StandardCharsets;

/** Pieces of a text: to compare, and as error messages quote them, not too long. */
final class Excerpts {
  private static final int LONGEST = 60;

  private Excerpts() {}

  /** The text of a range, which starts and ends between characters. */
  static String of(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    while (end < to && Utf8.isContinuation(text[end])) {
      end--;
    }
    String shown = new String(text, from, end - from, StandardCharsets.UTF_8);
    return end < to ? shown + "…" : shown;
  }

  /** The character that starts at an offset. */
  static String codePoint(byte[] text, int at) {
    int end = at + 1;
    while (end < text.length && Utf8.isContinuation(text[end])) {
      end++;
    }
    return new String(text, at, end - at, StandardCharsets.UTF_8);
  }

  /** Whether this word stands at an offset. The text is long enough. */
  static boolean startsWith(byte[] text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
