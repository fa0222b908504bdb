package cezve.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sizes and times as people write them: {@code 64MiB}, {@code 128 MB}, {@code 250 ms}. Units of
 * sizes are powers of 1024, whether they are written with an {@code i} or without.
 */
public final class Amounts {
  /** What {@link #size} reads. */
  public static final String SIZES = "a size such as 65536, 512KiB, 64MiB or 1.5GiB";

  /** What {@link #time} reads. */
  public static final String TIMES = "a time such as 250ms, 5s or 2m";

  private static final int LONGEST = 40;

  private static final String[] SIZE_UNITS = {
    "TiB", "GiB", "MiB", "KiB", "TB", "GB", "MB", "KB", "B"
  };
  private static final long[] BYTES = {
    1L << 40, 1L << 30, 1L << 20, 1L << 10, 1L << 40, 1L << 30, 1L << 20, 1L << 10, 1
  };
  private static final String[] TIME_UNITS = {"ns", "us", "ms", "h", "m", "s"};
  private static final long[] NANOS = {
    1, 1_000, 1_000_000, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000
  };

  private Amounts() {}

  /** A number of bytes, or null. */
  public static @Nullable Long size(String text) {
    boolean isPlain = !text.isEmpty() && isDigit(text.charAt(text.length() - 1));
    return isPlain ? whole(number(text)) : whole(scaled(text, SIZE_UNITS, BYTES));
  }

  /** A time that is not zero, or null. */
  public static @Nullable Duration time(String text) {
    Long nanos = whole(scaled(text, TIME_UNITS, NANOS));
    return nanos == null || nanos == 0 ? null : Duration.ofNanos(nanos);
  }

  /** A number that is a long and not negative, or null. */
  public static @Nullable Long count(String text) {
    try {
      long count = Long.parseLong(text);
      return count < 0 || !isDigit(text.charAt(0)) ? null : count;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** A number of bytes that is not negative, in the largest unit that it is a multiple of. */
  public static String describeSize(long bytes) {
    for (int i = 0; bytes != 0 && BYTES[i] > 1; i++) {
      if (bytes % BYTES[i] == 0) {
        return bytes / BYTES[i] + " " + SIZE_UNITS[i];
      }
    }
    return bytes + " B";
  }

  /**
   * A time that is not negative, in the largest unit that it is a multiple of.
   *
   * @throws ArithmeticException if it is 292 years or more
   */
  public static String describeTime(Duration time) {
    long nanos = time.toNanos();
    int unit = 0;
    for (int i = 1; i < NANOS.length && nanos != 0; i++) {
      unit = nanos % NANOS[i] == 0 && NANOS[i] > NANOS[unit] ? i : unit;
    }
    return nanos == 0 ? "0 s" : nanos / NANOS[unit] + " " + TIME_UNITS[unit];
  }

  private static @Nullable BigDecimal scaled(String text, String[] units, long[] factors) {
    for (int i = 0; i < units.length; i++) {
      if (text.endsWith(units[i])) {
        int end = text.length() - units[i].length();
        boolean isApart = end > 0 && text.charAt(end - 1) == ' ';
        BigDecimal number = number(text.substring(0, isApart ? end - 1 : end));
        return number == null ? null : number.multiply(BigDecimal.valueOf(factors[i]));
      }
    }
    return null;
  }

  /** Digits, with a point among them or not. */
  private static @Nullable BigDecimal number(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean isPoint = text.charAt(i) == '.' && i > 0 && i < text.length() - 1;
      if (!isPoint && !isDigit(text.charAt(i))) {
        return null;
      }
    }
    try {
      return text.length() > LONGEST ? null : new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable Long whole(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigInteger whole = number.toBigInteger();
    return whole.bitLength() > Long.SIZE - 1 ? null : whole.longValue();
  }
}
