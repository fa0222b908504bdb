package cezve.model.module;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable sequence of bytes; a range of an array that may belong to the whole module. Whoever
 * gives the array away must not write to it any more.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final int SHOWN = 16;

  private final byte[] array;
  private final int start;
  private final int length;

  private Bytes(byte[] array, int start, int length) {
    this.array = array;
    this.start = start;
    this.length = length;
  }

  /** All of an array, which is not copied. */
  public static Bytes of(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /** The number of bytes. */
  public int length() {
    return length;
  }

  /** The byte at an index. */
  public byte get(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("byte " + index + " of " + length);
    }
    return array[start + index];
  }

  /** The range from {@code from} up to but not including {@code to}; nothing is copied. */
  public Bytes slice(int from, int to) {
    if (from < 0 || from > to || to > length) {
      throw new IndexOutOfBoundsException("bytes " + from + " to " + to + " of " + length);
    }
    return new Bytes(array, start + from, to - from);
  }

  /** Copies {@code count} bytes from {@code from} on into an array. */
  public void copyTo(int from, byte[] target, int at, int count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new IndexOutOfBoundsException(count + " bytes from " + from + " of " + length);
    }
    System.arraycopy(array, start + from, target, at, count);
  }

  /** A copy as an array. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, start, start + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes
        && Arrays.equals(
            array, start, start + length, bytes.array, bytes.start, bytes.start + bytes.length);
  }

  @Override
  public int hashCode() {
    int hash = length;
    for (int i = 0; i < Math.min(length, SHOWN); i++) {
      hash = 31 * hash + array[start + i];
    }
    return hash;
  }

  @Override
  public String toString() {
    int shown = Math.min(length, SHOWN);
    String hex = HexFormat.of().formatHex(array, start, start + shown);
    return length + " bytes " + hex + (shown < length ? "…" : "");
  }
}
