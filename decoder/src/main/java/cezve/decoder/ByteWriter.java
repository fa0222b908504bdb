package cezve.decoder;

import cezve.model.module.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the values of the binary format, every number in as few bytes as it takes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Binary format of
 *     values</a>
 */
final class ByteWriter {
  private static final int INITIAL_CAPACITY = 256;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int size;

  /** The number of bytes written. */
  int size() {
    return size;
  }

  /** Forgets what was written. */
  void clear() {
    size = 0;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** A byte. */
  void u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Four bytes, the lowest first. */
  void fixed32(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      u8(value >> shift);
    }
  }

  /** Eight bytes, the lowest first. */
  void fixed64(long value) {
    fixed32((int) value);
    fixed32((int) (value >> Integer.SIZE));
  }

  /** An unsigned number of 32 bits. */
  void u32(int value) {
    u64(Integer.toUnsignedLong(value));
  }

  /** An unsigned number of 64 bits. */
  void u64(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  /** A signed number of any width up to 64 bits. */
  void signed(long value) {
    long rest = value;
    while (rest < -0x40 || rest >= 0x40) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    u8((int) (rest & 0x7F));
  }

  /** A name: its length in bytes, and these. */
  void name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    u32(utf8.length);
    append(utf8, utf8.length);
  }

  /** The size of what another writer has, and that. */
  void sized(ByteWriter contents) {
    u32(contents.size);
    append(contents.bytes, contents.size);
  }

  /** What another writer has. */
  void append(ByteWriter contents) {
    append(contents.bytes, contents.size);
  }

  private void append(byte[] source, int count) {
    reserve(count);
    System.arraycopy(source, 0, bytes, size, count);
    size += count;
  }

  /** A range of bytes. */
  void append(Bytes source) {
    reserve(source.length());
    source.copyTo(0, bytes, size, source.length());
    size += source.length();
  }

  private void reserve(int count) {
    if (count > bytes.length - size) {
      long needed = (long) size + count;
      if (needed > LARGEST_ARRAY) {
        throw new IllegalArgumentException("a module of more than " + LARGEST_ARRAY + " bytes");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.clamp(2L * size, needed, LARGEST_ARRAY));
    }
  }
}
