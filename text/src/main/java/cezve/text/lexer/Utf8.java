package cezve.text.lexer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 by its strict definition: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  private Utf8() {}

  /** Whether a byte continues the code point of the byte in front of it. */
  public static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** The index of the first code point in a range that is not well-formed, or -1. */
  public static int firstMalformed(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = bytes[i] >= 0 ? 1 : length(bytes, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** The string that a range encodes, or null if it is not UTF-8. */
  static @Nullable String decode(byte[] bytes, int from, int to) {
    return firstMalformed(bytes, from, to) < 0
        ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
        : null;
  }

  /** The length of the code point at an index, or 0 if it is not well-formed. */
  private static int length(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if (!isContinuation(bytes[i + k])) {
        return 0;
      }
    }
    return length;
  }
}
