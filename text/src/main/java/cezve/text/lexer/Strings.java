package cezve.text.lexer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands between the quotes of a string.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">Strings</a>
 */
final class Strings {
  private static final int LARGEST_CODE_POINT = 0x10FFFF;

  private Strings() {}

  /**
   * The end of an escape sequence, or -1 if it is none.
   *
   * @param from the index of the backslash
   */
  static int escapeEnd(byte[] text, int from, int limit) {
    int at = from + 1;
    if (at >= limit) {
      return -1;
    }
    return switch (text[at]) {
      case 't', 'n', 'r', '"', '\'', '\\' -> at + 1;
      case 'u' -> codePointEnd(text, at + 1, limit);
      default ->
          at + 1 < limit && Numbers.hexDigit(text[at]) >= 0 && Numbers.hexDigit(text[at + 1]) >= 0
              ? at + 2
              : -1;
    };
  }

  private static int codePointEnd(byte[] text, int from, int limit) {
    if (from >= limit || text[from] != '{') {
      return -1;
    }
    int end = Numbers.digitsEnd(text, from + 1, limit, Numbers.Radix.HEXADECIMAL);
    if (end < 0 || end >= limit || text[end] != '}') {
      return -1;
    }
    int c = codePoint(text, from + 1, end);
    return c > LARGEST_CODE_POINT || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        ? -1
        : end + 1;
  }

  /** The number of hexadecimal digits, or something too large for a code point. */
  private static int codePoint(byte[] text, int from, int to) {
    int c = 0;
    for (int i = from; i < to && c <= LARGEST_CODE_POINT; i++) {
      if (text[i] != '_') {
        c = 16 * c + Numbers.hexDigit(text[i]);
      }
    }
    return c;
  }

  /** The bytes of a string, given the range between its quotes. */
  static byte[] unescape(byte[] text, int from, int to) {
    byte[] out = new byte[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      if (text[at] != '\\') {
        out[size++] = text[at++];
        continue;
      }
      byte c = text[at + 1];
      switch (c) {
        case 't' -> out[size++] = '\t';
        case 'n' -> out[size++] = '\n';
        case 'r' -> out[size++] = '\r';
        case '"', '\'', '\\' -> out[size++] = c;
        case 'u' -> {
          int close = at + 3;
          while (text[close] != '}') {
            close++;
          }
          byte[] encoded =
              Character.toString(codePoint(text, at + 3, close)).getBytes(StandardCharsets.UTF_8);
          System.arraycopy(encoded, 0, out, size, encoded.length);
          size += encoded.length;
          at = close - 1;
        }
        default -> {
          out[size++] = (byte) (Numbers.hexDigit(c) << 4 | Numbers.hexDigit(text[at + 2]));
          at++;
        }
      }
      at += 2;
    }
    return size == out.length ? out : Arrays.copyOf(out, size);
  }
}
