package cezve.text.lexer;

import cezve.text.lexer.Numbers.Radix;
import java.util.OptionalLong;

/**
 * The values of floating-point literals, rounded to the nearest value of a format, ties to even.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#floating-point">
 *     Floating-point numbers</a>
 */
enum FloatFormat {
  F32(24, 8) {
    @Override
    long ofDecimal(String digits) {
      return Float.floatToRawIntBits(Float.parseFloat(digits));
    }
  },
  F64(53, 11) {
    @Override
    long ofDecimal(String digits) {
      return Double.doubleToRawLongBits(Double.parseDouble(digits));
    }
  };

  private static final long OUT_OF_RANGE = -1;
  private static final long HALF = Long.MIN_VALUE;

  /** Exponents are not counted further than this: no text is long enough to make up for it. */
  private static final long FAR = 1L << 40;

  /** Bits of the significand, the leading one that normal numbers do not store included. */
  private final int precision;

  private final int bias;
  private final long infinity;
  private final long signBit;

  FloatFormat(int precision, int exponentBits) {
    this.precision = precision;
    this.bias = (1 << (exponentBits - 1)) - 1;
    this.infinity = ((1L << exponentBits) - 1) << (precision - 1);
    this.signBit = 1L << (precision - 1 + exponentBits);
  }

  /** The bits of the value of an unsigned decimal literal without underscores. */
  abstract long ofDecimal(String digits);

  /** The bits of a literal's value; empty if it is beyond the largest finite value. */
  OptionalLong parse(byte[] text, int from, int to) {
    boolean signed = text[from] == '+' || text[from] == '-';
    int start = signed ? from + 1 : from;
    long magnitude = magnitude(text, start, to);
    if (magnitude < 0) {
      return OptionalLong.empty();
    }
    long sign = text[from] == '-' ? signBit : 0;
    return OptionalLong.of(sign | magnitude);
  }

  private long magnitude(byte[] text, int from, int to) {
    if (text[from] == 'i') {
      return infinity;
    }
    if (text[from] == 'n') {
      return to - from == 3 ? infinity | 1L << (precision - 2) : nan(text, from + 4, to);
    }
    boolean hex = to - from > 2 && text[from] == '0' && text[from + 1] == 'x';
    long bits = hex ? ofHexadecimal(text, from + 2, to) : ofDecimal(plain(text, from, to));
    return bits < infinity ? bits : OUT_OF_RANGE;
  }

  private long nan(byte[] text, int from, int to) {
    if (!Integers.fitsUnsigned(text, from, to, precision - 1)) {
      return OUT_OF_RANGE;
    }
    long payload = Integers.value(text, from, to);
    return payload == 0 ? OUT_OF_RANGE : infinity | payload;
  }

  private static String plain(byte[] text, int from, int to) {
    StringBuilder digits = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (text[i] != '_') {
        digits.append((char) text[i]);
      }
    }
    return digits.toString();
  }

  private long ofHexadecimal(byte[] text, int from, int to) {
    long significand = 0;
    long exponent = 0;
    boolean sticky = false;
    boolean fraction = false;
    int i = from;
    for (; i < to && (text[i] | 0x20) != 'p'; i++) {
      if (text[i] == '.') {
        fraction = true;
        continue;
      }
      int digit = Numbers.hexDigit(text[i]);
      if (digit < 0) {
        continue;
      }
      if (significand >>> 60 == 0) {
        significand = significand << 4 | digit;
        exponent -= fraction ? 4 : 0;
      } else {
        sticky |= digit != 0;
        exponent += fraction ? 0 : 4;
      }
    }
    return round(significand, exponent + exponent(text, i + 1, to), sticky);
  }

  private static long exponent(byte[] text, int from, int to) {
    if (from >= to) {
      return 0;
    }
    boolean signed = text[from] == '+' || text[from] == '-';
    int start = signed ? from + 1 : from;
    long value = 0;
    for (int i = start; i < to && value < FAR; i++) {
      if (text[i] != '_') {
        value = Radix.DECIMAL.base() * value + (text[i] - '0');
      }
    }
    return text[from] == '-' ? -value : value;
  }

  /**
   * The bits of the value nearest to {@code significand} × 2^{@code exponent}.
   *
   * @param sticky whether the true significand is a little larger, by less than one
   */
  private long round(long significand, long exponent, boolean sticky) {
    if (significand == 0) {
      return 0;
    }
    int shift = Long.numberOfLeadingZeros(significand);
    long normalised = significand << shift;
    long magnitude = exponent - shift + 63;
    if (magnitude > bias) {
      return infinity;
    }
    long below = Math.max(0, 1 - bias - magnitude);
    long lost = 64 - precision + below;
    if (lost > 64) {
      return 0;
    }
    long kept = lost == 64 ? 0 : normalised >>> lost;
    long rest = lost == 64 ? normalised : normalised << (64 - lost);
    if (Long.compareUnsigned(rest, HALF) > 0 || (rest == HALF && (sticky || (kept & 1) != 0))) {
      kept++;
    }
    // A carry out of the significand raises the exponent, up to infinity, as it should.
    return below > 0 ? kept : ((magnitude + bias - 1) << (precision - 1)) + kept;
  }
}
