package cezve.edge.state;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values that are decimal numbers. */
final class Decimal {
  /** The longest is the least number of 64 bits. */
  private static final int LONGEST = 20;

  private Decimal() {}

  /**
   * A number that is written in the shortest way, as Redis has it.
   *
   * @return null for anything else
   */
  static @Nullable Long parse(byte[] value) {
    if (value.length > LONGEST) {
      return null;
    }
    String text = new String(value, StandardCharsets.ISO_8859_1);
    try {
      long number = Long.parseLong(text);
      return Long.toString(number).equals(text) ? number : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** The other way round. */
  static byte[] format(long number) {
    return Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Of a key whose value cannot be added to. */
  static NotANumberException problem(byte[] key) {
    String name = new String(key, StandardCharsets.UTF_8);
    return new NotANumberException(
        "the value of \"" + name + "\" and the sum must be decimal numbers of 64 bits");
  }
}
