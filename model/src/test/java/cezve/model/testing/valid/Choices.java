package cezve.model.testing.valid;

/** Decisions read from a sequence of bytes; beyond its end, always the first alternative. */
public final class Choices {
  private final byte[] bytes;
  private int next;

  /** The decisions that the bytes stand for. */
  public Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A number from 0 to {@code bound - 1}, of at most 256. */
  int below(int bound) {
    return isExhausted() ? 0 : (bytes[next++] & 0xFF) % bound;
  }

  /** True about once in {@code n} times. */
  boolean oneIn(int n) {
    return below(n) == n - 1;
  }

  /** Any bits. */
  long bits(int count) {
    long bits = 0;
    for (int i = 0; i < count; i += Byte.SIZE) {
      bits = (bits << Byte.SIZE) | below(256);
    }
    return bits;
  }

  /** Whether all bytes were used. */
  public boolean isExhausted() {
    return next == bytes.length;
  }

  /** Goes back to the first byte. */
  public void restart() {
    next = 0;
  }
}
