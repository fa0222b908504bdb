package cezve.text.lexer;

import cezve.text.lexer.Numbers.Radix;

/**
 * The values of integer literals.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#integers">Integers</a>
 */
final class Integers {
  private Integers() {}

  /** Whether the number that a NATURAL or INTEGER spells is negative, or minus zero. */
  static boolean isNegative(byte[] text, int from) {
    return text[from] == '-';
  }

  /** Whether a number lies in the range of unsigned integers of a width, up to 64 bits. */
  static boolean fitsUnsigned(byte[] text, int from, int to, int bits) {
    int start = unsigned(text, from);
    return fits64(text, start, to)
        && Long.compareUnsigned(magnitude(text, start, to), -1L >>> (64 - bits)) <= 0;
  }

  /** Whether a number lies in the range of signed or in that of unsigned integers of a width. */
  static boolean fits(byte[] text, int from, int to, int bits) {
    int start = unsigned(text, from);
    return isNegative(text, from)
        ? fits64(text, start, to)
            && Long.compareUnsigned(magnitude(text, start, to), 1L << (bits - 1)) <= 0
        : fitsUnsigned(text, start, to, bits);
  }

  /** The value modulo 2⁶⁴. */
  static long value(byte[] text, int from, int to) {
    long magnitude = magnitude(text, unsigned(text, from), to);
    return isNegative(text, from) ? -magnitude : magnitude;
  }

  private static int unsigned(byte[] text, int from) {
    return text[from] == '+' || text[from] == '-' ? from + 1 : from;
  }

  private static Radix radix(byte[] text, int from, int to) {
    return to - from > 2 && text[from + 1] == 'x' ? Radix.HEXADECIMAL : Radix.DECIMAL;
  }

  private static int digits(Radix radix, int from) {
    return radix == Radix.HEXADECIMAL ? from + 2 : from;
  }

  private static long magnitude(byte[] text, int from, int to) {
    Radix radix = radix(text, from, to);
    long base = radix.base();
    long value = 0;
    for (int i = digits(radix, from); i < to; i++) {
      if (text[i] != '_') {
        value = base * value + Numbers.hexDigit(text[i]);
      }
    }
    return value;
  }

  private static boolean fits64(byte[] text, int from, int to) {
    Radix radix = radix(text, from, to);
    long base = radix.base();
    long most = Long.divideUnsigned(-1L, base);
    long value = 0;
    for (int i = digits(radix, from); i < to; i++) {
      if (text[i] != '_') {
        int digit = Numbers.hexDigit(text[i]);
        if (Long.compareUnsigned(value, most) > 0
            || Long.compareUnsigned(base * value, -1L - digit) > 0) {
          return false;
        }
        value = base * value + digit;
      }
    }
    return true;
  }
}
