package cezve.text.lexer;

/**
 * The syntax of numbers.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Values</a>
 */
final class Numbers {
  /** The base in which digits are written. */
  enum Radix {
    DECIMAL(10),
    HEXADECIMAL(16);

    private final long base;

    Radix(long base) {
      this.base = base;
    }

    long base() {
      return base;
    }
  }

  private Numbers() {}

  /** The value of a hexadecimal digit, or -1. */
  static int hexDigit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static boolean isDigit(byte c, Radix radix) {
    return radix == Radix.HEXADECIMAL ? hexDigit(c) >= 0 : c >= '0' && c <= '9';
  }

  /**
   * The end of a sequence of digits, which single underscores may separate; -1 if there is no digit
   * or an underscore that separates none.
   */
  static int digitsEnd(byte[] text, int from, int limit, Radix radix) {
    if (from >= limit || !isDigit(text[from], radix)) {
      return -1;
    }
    int at = from + 1;
    while (at < limit) {
      if (text[at] == '_') {
        if (at + 1 == limit || !isDigit(text[at + 1], radix)) {
          return -1;
        }
        at += 2;
      } else if (isDigit(text[at], radix)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** The kind of number that a range is: NATURAL, INTEGER or FLOAT; RESERVED if it is none. */
  static TokenKind kind(byte[] text, int from, int to) {
    boolean signed = text[from] == '+' || text[from] == '-';
    int at = signed ? from + 1 : from;
    if (at == to) {
      return TokenKind.RESERVED;
    }
    if (text[at] == 'i' || text[at] == 'n') {
      return isSpecial(text, at, to) ? TokenKind.FLOAT : TokenKind.RESERVED;
    }
    boolean hex = to - at > 2 && text[at] == '0' && text[at + 1] == 'x';
    Radix radix = hex ? Radix.HEXADECIMAL : Radix.DECIMAL;
    at = digitsEnd(text, hex ? at + 2 : at, to, radix);
    if (at == to) {
      return signed ? TokenKind.INTEGER : TokenKind.NATURAL;
    }
    if (at >= 0 && text[at] == '.') {
      at++;
      at = at < to && isDigit(text[at], radix) ? digitsEnd(text, at, to, radix) : at;
    }
    if (at >= 0 && at < to && (text[at] | 0x20) == (hex ? 'p' : 'e')) {
      at++;
      at = at < to && (text[at] == '+' || text[at] == '-') ? at + 1 : at;
      at = digitsEnd(text, at, to, Radix.DECIMAL);
    }
    return at == to ? TokenKind.FLOAT : TokenKind.RESERVED;
  }

  /** Whether a range is an infinity or a NaN, apart from its sign. */
  private static boolean isSpecial(byte[] text, int from, int to) {
    return is("inf", text, from, to)
        || is("nan", text, from, to)
        || (to - from > 6
            && is("nan:0x", text, from, from + 6)
            && digitsEnd(text, from + 6, to, Radix.HEXADECIMAL) == to);
  }

  private static boolean is(String word, byte[] text, int from, int to) {
    return word.length() == to - from && Excerpts.startsWith(text, from, word);
  }
}
