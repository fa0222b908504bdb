package cezve.text;

import cezve.model.module.Bytes;
import java.util.HexFormat;

/**
 * Writes strings and floats of the text format, so that they are read back as exactly the same.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Text format of values</a>
 */
final class Literals {
  private static final int F32_FRACTION = 23;
  private static final int F64_FRACTION = 52;
  private static final HexFormat HEX = HexFormat.of();

  private Literals() {}

  /** A name in quotes; what one would not see in a terminal is escaped. */
  static void name(String name, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        ascii((byte) c, out);
      } else if (isVisible(c)) {
        out.appendCodePoint(c);
      } else {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
    }
    out.append('"');
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * Some of the bytes as the inside of a string: at least one if there are any left, and no more
   * than fill a line of {@code width} characters or reach to the end of a line in them.
   *
   * @return the index of the first byte that is left out
   */
  static int bytes(Bytes bytes, int from, int width, StringBuilder out) {
    int start = out.length();
    int at = from;
    while (at < bytes.length() && out.length() - start < width) {
      byte b = bytes.get(at++);
      ascii(b, out);
      if (b == '\n' && out.length() - start > width / 2) {
        break;
      }
    }
    return at;
  }

  private static void ascii(byte b, StringBuilder out) {
    switch (b) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (b >= ' ' && b < 0x7F) {
          out.append((char) b);
        } else {
          HEX.toHexDigits(out.append('\\'), b);
        }
      }
    }
  }

  /** The float of these bits. */
  static void f32(int bits, StringBuilder out) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isFinite(value)) {
      decimal(Float.toString(value), out);
    } else {
      int fraction = bits & ((1 << F32_FRACTION) - 1);
      special(bits < 0, fraction, 1L << (F32_FRACTION - 1), out);
    }
  }

  /** The float of these bits. */
  static void f64(long bits, StringBuilder out) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      decimal(Double.toString(value), out);
    } else {
      long fraction = bits & ((1L << F64_FRACTION) - 1);
      special(bits < 0, fraction, 1L << (F64_FRACTION - 1), out);
    }
  }

  /** What Java writes is the shortest number that stands for the float; only its form differs. */
  private static void decimal(String java, StringBuilder out) {
    int exponent = java.indexOf('E');
    int end = exponent < 0 ? java.length() : exponent;
    out.append(java, 0, java.startsWith(".0", end - 2) ? end - 2 : end);
    if (exponent >= 0) {
      out.append('e').append(java, exponent + 1, java.length());
    }
  }

  private static void special(boolean negative, long fraction, long canonical, StringBuilder out) {
    if (negative) {
      out.append('-');
    }
    out.append(fraction == 0 ? "inf" : "nan");
    if (fraction != 0 && fraction != canonical) {
      out.append(":0x").append(Long.toHexString(fraction));
    }
  }
}
