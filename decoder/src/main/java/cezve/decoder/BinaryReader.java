package cezve.decoder;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.ImplementationLimits;
import java.util.Set;

/**
 * Reads the values of the binary format from a module's bytes, front to back.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Binary format of
 *     values</a>
 */
final class BinaryReader {
  static final String UNEXPECTED_END = "unexpected end of section or function";

  private final byte[] bytes;
  private final Place place;
  private final Set<Feature> features;
  private int offset;

  /** Starts at an offset; {@code place} is what error messages say stands there. */
  BinaryReader(byte[] bytes, int offset, Place place) {
    this(bytes, offset, place, Feature.all());
  }

  /** A reader of the format as it is without some features. */
  BinaryReader(byte[] bytes, int offset, Place place, Set<Feature> features) {
    this.bytes = bytes;
    this.offset = offset;
    this.place = place;
    this.features = features;
  }

  /** Whether the format that is read has what a feature added to it. */
  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** The offset of the byte that is read next. */
  int offset() {
    return offset;
  }

  /** The number of bytes left in the module. */
  int remaining() {
    return bytes.length - offset;
  }

  /** The next byte, which stays the next; -1 if there is none. */
  int peek() {
    return offset < bytes.length ? bytes[offset] & 0xFF : -1;
  }

  /** Passes over bytes. */
  void skip(int count) {
    if (count < 0 || count > remaining()) {
      throw unexpectedEnd();
    }
    offset += count;
  }

  /** A byte. */
  int u8() {
    if (offset >= bytes.length) {
      throw unexpectedEnd();
    }
    return bytes[offset++] & 0xFF;
  }

  /** Four bytes, the lowest first. */
  int fixed32() {
    skip(4);
    int at = offset - 4;
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }

  /** Eight bytes, the lowest first. */
  long fixed64() {
    long low = fixed32() & 0xFFFF_FFFFL;
    return low | (long) fixed32() << 32;
  }

  /** An unsigned number of 32 bits. */
  int u32() {
    if (offset < bytes.length) {
      byte only = bytes[offset];
      if (only >= 0) {
        offset++;
        return only;
      }
    }
    return (int) unsigned(32);
  }

  /** An unsigned number of 64 bits. */
  long u64() {
    if (offset < bytes.length) {
      byte only = bytes[offset];
      if (only >= 0) {
        offset++;
        return only;
      }
    }
    return unsigned(64);
  }

  /** A signed number of 32 bits. */
  int s32() {
    if (offset < bytes.length) {
      byte only = bytes[offset];
      if (only >= 0) {
        offset++;
        return only << 25 >> 25;
      }
    }
    return (int) signed(32);
  }

  /** A signed number of 33 bits. */
  long s33() {
    return signed(33);
  }

  /** A signed number of 64 bits. */
  long s64() {
    return signed(64);
  }

  private long unsigned(int width) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int at = offset;
      int next = groupOf(shift, width);
      int left = width - shift;
      if (left < 7 && (next & 0x7F) >= 1 << left) {
        throw error("integer too large: more than " + width + " bits", at);
      }
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  private long signed(int width) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int at = offset;
      int next = groupOf(shift, width);
      int left = width - shift;
      if (left < 7) {
        int signs = (-1 << (left - 1)) & 0x7F;
        if ((next & signs) != 0 && (next & signs) != signs) {
          throw error("integer too large: more than " + width + " bits", at);
        }
      }
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        int unused = Math.max(0, 64 - 7 - shift);
        return value << unused >> unused;
      }
    }
  }

  /** The byte of a number that has the bits from {@code shift} on. */
  private int groupOf(int shift, int width) {
    if (shift >= width) {
      throw error(
          "integer representation too long: more than " + (width + 6) / 7 + " bytes", offset);
    }
    return u8();
  }

  /**
   * The length of a sequence, whose items take at least a byte each.
   *
   * @param what the items, for messages
   * @param most the limit of this implementation
   */
  int count(String what, int most) {
    int at = offset;
    int left = remaining();
    long count = Integer.toUnsignedLong(u32());
    // The suite's decoder counts the number itself among the bytes that are left.
    if (count > left) {
      throw error("length out of bounds: " + count + " " + what + " in " + left + " bytes", at);
    }
    limit(count, what, most, at);
    return (int) count;
  }

  /** Checks a limit of this implementation. */
  void limit(long count, String what, int most, int at) {
    if (count > most) {
      throw error("implementation limit: " + count + " " + what + ", at most " + most, at);
    }
  }

  /** A name. */
  String name() {
    int length = count("bytes of a name", ImplementationLimits.NAME_SIZE);
    int start = offset;
    skip(length);
    String name = Utf8.decode(bytes, start, length);
    if (name == null) {
      throw error("malformed UTF-8 encoding of a name", start);
    }
    return name;
  }

  MalformedException unexpectedEnd() {
    return error(UNEXPECTED_END, offset);
  }

  MalformedException error(String problem, int at) {
    return new MalformedException(problem, new Position.Offset(at), place.describe());
  }

  /** An error about a byte that means no type; these bytes are signed numbers of seven bits. */
  MalformedException errorAtType(String problem, int at) {
    return bytes[at] < 0
        ? error("integer representation too long: more than 1 byte", at)
        : errorAtByte(problem, at);
  }

  /** An error about a byte that means nothing where it stands. */
  MalformedException errorAtByte(String problem, int at) {
    return error(problem + ": 0x" + Integer.toHexString(bytes[at] & 0xFF), at);
  }
}
