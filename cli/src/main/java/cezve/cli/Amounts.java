package cezve.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sizes and times as people write them: {@code 64MiB}, {@code 250ms}. */
final class Amounts {
  static final String SIZES = "a size such as 65536, 512KiB, 64MiB or 1.5GiB";
  static final String TIMES = "a time such as 250ms, 5s or 2m";

  private static final String[] SIZE_UNITS = {"KiB", "MiB", "GiB", "TiB", "B"};
  private static final double[] BYTES = {1L << 10, 1L << 20, 1L << 30, 1L << 40, 1};
  private static final String[] TIME_UNITS = {"ms", "us", "m", "h", "s"};
  private static final double[] NANOS = {1e6, 1e3, 60e9, 3600e9, 1e9};

  private Amounts() {}

  /** A number of bytes, or null. */
  static @Nullable Long size(String text) {
    Double bytes = scaled(text, SIZE_UNITS, BYTES);
    return bytes == null && !text.isEmpty() && isDigit(text.charAt(text.length() - 1))
        ? whole(number(text))
        : whole(bytes);
  }

  /** A time that is not zero, or null. */
  static @Nullable Duration time(String text) {
    Long nanos = whole(scaled(text, TIME_UNITS, NANOS));
    return nanos == null || nanos == 0 ? null : Duration.ofNanos(nanos);
  }

  /** A number that is a long and not negative, or null. */
  static @Nullable Long count(String text) {
    try {
      long count = Long.parseLong(text);
      return count < 0 || !isDigit(text.charAt(0)) ? null : count;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable Double scaled(String text, String[] units, double[] factors) {
    for (int i = 0; i < units.length; i++) {
      if (text.endsWith(units[i])) {
        Double number = number(text.substring(0, text.length() - units[i].length()));
        return number == null ? null : number * factors[i];
      }
    }
    return null;
  }

  /** Digits, with a point among them or not. */
  private static @Nullable Double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean isPoint = text.charAt(i) == '.' && i > 0 && i < text.length() - 1;
      if (!isPoint && !isDigit(text.charAt(i))) {
        return null;
      }
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable Long whole(@Nullable Double number) {
    return number == null || number >= Long.MAX_VALUE ? null : number.longValue();
  }
}
