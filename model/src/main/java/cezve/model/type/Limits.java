package cezve.model.type;

import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or a table (in elements), as unsigned 64-bit numbers.
 *
 * @param min the initial size
 * @param max the size never to be exceeded, or empty if there is no such bound
 */
public record Limits(long min, OptionalLong max) {

  /** Limits without an upper bound. */
  public static Limits atLeast(long min) {
    return new Limits(min, OptionalLong.empty());
  }

  /** Limits with both bounds. */
  public static Limits between(long min, long max) {
    return new Limits(min, OptionalLong.of(max));
  }

  @Override
  public String toString() {
    String low = Long.toUnsignedString(min);
    return max.isPresent() ? low + " " + Long.toUnsignedString(max.getAsLong()) : low;
  }
}
