package cezve.text;

import cezve.text.lexer.Utf8;
import java.util.Arrays;

/**
 * Where the lines of a text start, and how many code points there are between two places; found
 * without reading a long line from its start.
 */
final class Places {
  private static final int BLOCK = 1024;

  private final byte[] text;
  private final int[] starts;

  /** The number of code points in front of each block of bytes. */
  private final int[] codePoints;

  Places(byte[] text) {
    this.text = text;
    int[] lines = new int[64];
    int count = 1;
    int[] blocks = new int[text.length / BLOCK + 1];
    int points = 0;
    for (int i = 0; i < text.length; i++) {
      if (i % BLOCK == 0) {
        blocks[i / BLOCK] = points;
      }
      byte c = text[i];
      points += Utf8.isContinuation(c) ? 0 : 1;
      // A line ends at a line feed, a carriage return, or both in this order.
      if (c == '\n' || (c == '\r' && (i + 1 == text.length || text[i + 1] != '\n'))) {
        if (count == lines.length) {
          lines = Arrays.copyOf(lines, 2 * count);
        }
        lines[count++] = i + 1;
      }
    }
    if (text.length % BLOCK == 0) {
      blocks[text.length / BLOCK] = points;
    }
    this.starts = Arrays.copyOf(lines, count);
    this.codePoints = blocks;
  }

  /** The number of lines. */
  int lines() {
    return starts.length;
  }

  /** Where a line, counted from 0, starts. */
  int start(int line) {
    return starts[line];
  }

  /** The line, counted from 0, in which an offset lies. */
  int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The number of code points that start in a range. */
  int codePoints(int from, int to) {
    return codePointsBefore(to) - codePointsBefore(from);
  }

  private int codePointsBefore(int offset) {
    int count = codePoints[offset / BLOCK];
    for (int i = offset - offset % BLOCK; i < offset; i++) {
      count += Utf8.isContinuation(text[i]) ? 0 : 1;
    }
    return count;
  }
}
