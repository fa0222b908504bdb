package cezve.text.lexer;

import cezve.text.Source;
import java.util.Arrays;

/** The tokens of a text: their kinds and where they stand. The last one is of kind END. */
final class Tokens {
  final Source source;

  /** The text in UTF-8. */
  final byte[] text;

  final Annotations annotations = new Annotations();

  private TokenKind[] kinds = new TokenKind[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  Tokens(Source source, byte[] text) {
    this.source = source;
    this.text = text;
  }

  void add(TokenKind kind, int start, int end) {
    if (count == kinds.length) {
      int size = Math.max(count + 16, (int) Math.min(count * 2L, Integer.MAX_VALUE - 16));
      kinds = Arrays.copyOf(kinds, size);
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  int count() {
    return count;
  }

  TokenKind kind(int token) {
    return kinds[token];
  }

  /** The offset of a token's first character. */
  int start(int token) {
    return starts[token];
  }

  /** The offset behind a token's last character. */
  int end(int token) {
    return ends[token];
  }
}
