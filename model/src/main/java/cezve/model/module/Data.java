package cezve.model.module;

/**
 * A data segment.
 *
 * @param bytes its contents
 * @param mode what instantiation does with it
 */
public record Data(Bytes bytes, Mode mode) {

  /** What instantiation does with a segment. */
  public sealed interface Mode {}

  /** Kept for {@code memory.init}. */
  public record Passive() implements Mode {}

  /** Copied into a memory. */
  public record Active(int memory, Expression offset) implements Mode {}
}
