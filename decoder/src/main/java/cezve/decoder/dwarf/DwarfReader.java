package cezve.decoder.dwarf;

import cezve.model.module.Bytes;
import java.nio.charset.StandardCharsets;

/** Reads the values of a section from front to back; all numbers are little-endian. */
final class DwarfReader {
  /** In front of a length of 64 bits; what is above the last length of 32 bits is reserved. */
  private static final int LONG_FORMAT = 0xFFFF_FFFF;

  private static final int LAST_LENGTH = 0xFFFF_FFEF;

  /** As long as the path of a file may be on most systems. */
  private static final int MOST_STRING_BYTES = 4096;

  private final Bytes bytes;
  private int offset;
  private int end;

  DwarfReader(Bytes bytes, long offset) {
    this.bytes = bytes;
    this.end = bytes.length();
    seek(offset);
  }

  /** The offset of the byte that is read next. */
  int offset() {
    return offset;
  }

  /** The offset behind the last byte that may be read. */
  int end() {
    return end;
  }

  boolean hasNext() {
    return offset < end;
  }

  /** Goes to an offset in front of the end, or to the end. */
  void seek(long target) {
    if (target < 0 || target > end) {
      throw new DwarfException("an offset outside of the section");
    }
    offset = (int) target;
  }

  void skip(long count) {
    if (count < 0 || count > end - offset) {
      throw new DwarfException("unexpected end");
    }
    offset += (int) count;
  }

  /** Does not read beyond so many bytes from here on. */
  void limit(long length) {
    int start = offset;
    skip(length);
    end = offset;
    offset = start;
  }

  int u8() {
    skip(1);
    return bytes.get(offset - 1) & 0xFF;
  }

  /** The next byte, which stays the next. */
  int peek() {
    int next = u8();
    offset--;
    return next;
  }

  int u16() {
    int low = u8();
    return low | u8() << 8;
  }

  int u32() {
    int low = u16();
    return low | u16() << 16;
  }

  long u64() {
    long low = u32() & 0xFFFF_FFFFL;
    return low | (long) u32() << 32;
  }

  /** A number of 1, 2, 4 or 8 bytes. */
  long fixed(int size) {
    return switch (size) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32() & 0xFFFF_FFFFL;
      case 8 -> u64();
      default -> throw new DwarfException("a number of " + size + " bytes");
    };
  }

  /** An unsigned number of any length, of which the lower 64 bits count. */
  long unsigned() {
    long value = 0;
    int shift = 0;
    int next;
    do {
      next = u8();
      value |= shift < Long.SIZE ? (long) (next & 0x7F) << shift : 0;
      shift = Math.min(shift + 7, Long.SIZE);
    } while (next >= 0x80);
    return value;
  }

  /** A signed number of any length, of which the lower 64 bits count. */
  long signed() {
    int start = offset;
    long value = unsigned();
    int bits = 7 * (offset - start);
    boolean isNegative = bits < Long.SIZE && (value >>> (bits - 1) & 1) != 0;
    return isNegative ? value | -1L << bits : value;
  }

  /** Starts a unit: its length bounds what is read from now on. Returns the size of offsets. */
  int unit() {
    int length = u32();
    if (length == LONG_FORMAT) {
      limit(u64());
      return Long.BYTES;
    }
    if (Integer.compareUnsigned(length, LAST_LENGTH) > 0) {
      throw new DwarfException("a reserved length");
    }
    limit(Integer.toUnsignedLong(length));
    return Integer.BYTES;
  }

  /** Passes over a string that ends with a zero. */
  void skipString() {
    while (u8() != 0) {}
  }

  /** A string that ends with a zero. */
  String string() {
    int start = offset;
    skipString();
    if (offset - start > MOST_STRING_BYTES) {
      throw new DwarfException("too long a string");
    }
    byte[] text = new byte[offset - 1 - start];
    bytes.copyTo(start, text, 0, text.length);
    return new String(text, StandardCharsets.UTF_8);
  }
}
