package cezve.decoder.dwarf;

import org.jspecify.annotations.Nullable;

/**
 * How the value of an attribute is written.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 7.5.6</a>
 */
enum Form {
  ADDR(0x01, Size.ADDRESS),
  BLOCK2(0x03, Size.BLOCK2),
  BLOCK4(0x04, Size.BLOCK4),
  DATA2(0x05, Size.BYTES2),
  DATA4(0x06, Size.BYTES4),
  DATA8(0x07, Size.BYTES8),
  STRING(0x08, Size.STRING),
  BLOCK(0x09, Size.BLOCK),
  BLOCK1(0x0A, Size.BLOCK1),
  DATA1(0x0B, Size.BYTES1),
  FLAG(0x0C, Size.BYTES1),
  SDATA(0x0D, Size.LEB),
  STRP(0x0E, Size.OFFSET),
  UDATA(0x0F, Size.LEB),
  REF_ADDR(0x10, Size.REFERENCE),
  REF1(0x11, Size.BYTES1),
  REF2(0x12, Size.BYTES2),
  REF4(0x13, Size.BYTES4),
  REF8(0x14, Size.BYTES8),
  REF_UDATA(0x15, Size.LEB),
  SEC_OFFSET(0x17, Size.OFFSET),
  EXPRLOC(0x18, Size.BLOCK),
  FLAG_PRESENT(0x19, Size.NOTHING),
  STRX(0x1A, Size.LEB),
  ADDRX(0x1B, Size.LEB),
  REF_SUP4(0x1C, Size.BYTES4),
  STRP_SUP(0x1D, Size.OFFSET),
  DATA16(0x1E, Size.BYTES16),
  LINE_STRP(0x1F, Size.OFFSET),
  REF_SIG8(0x20, Size.BYTES8),
  IMPLICIT_CONST(0x21, Size.NOTHING),
  LOCLISTX(0x22, Size.LEB),
  RNGLISTX(0x23, Size.LEB),
  REF_SUP8(0x24, Size.BYTES8),
  STRX1(0x25, Size.BYTES1),
  STRX2(0x26, Size.BYTES2),
  STRX3(0x27, Size.BYTES3),
  STRX4(0x28, Size.BYTES4),
  ADDRX1(0x29, Size.BYTES1),
  ADDRX2(0x2A, Size.BYTES2),
  ADDRX3(0x2B, Size.BYTES3),
  ADDRX4(0x2C, Size.BYTES4);

  private enum Size {
    NOTHING,
    BYTES1,
    BYTES2,
    BYTES3,
    BYTES4,
    BYTES8,
    BYTES16,
    LEB,
    ADDRESS,
    OFFSET,
    REFERENCE,
    STRING,
    BLOCK,
    BLOCK1,
    BLOCK2,
    BLOCK4
  }

  private static final Form[] ALL = values();

  private final int code;
  private final Size size;

  Form(int code, Size size) {
    this.code = code;
    this.size = size;
  }

  static Form of(long code) {
    for (Form form : ALL) {
      if (form.code == code) {
        return form;
      }
    }
    throw new DwarfException("an unknown form");
  }

  /** Whether a value takes at least a byte, so that there are not more values than bytes. */
  boolean takesBytes() {
    return size != Size.NOTHING;
  }

  boolean isAddress() {
    return switch (this) {
      case ADDR, ADDRX, ADDRX1, ADDRX2, ADDRX3, ADDRX4 -> true;
      default -> false;
    };
  }

  /** Whether it is the number of a string in the table of its unit. */
  boolean isIndexOfString() {
    return switch (this) {
      case STRX, STRX1, STRX2, STRX3, STRX4 -> true;
      default -> false;
    };
  }

  /** An address, or its number in the table of its unit. */
  long address(DwarfReader in, Encoding encoding) {
    return this == ADDR ? in.fixed(encoding.addressSize()) : number(in, encoding);
  }

  /** Passes over a value. */
  void skip(DwarfReader in, Encoding encoding) {
    switch (size) {
      case NOTHING -> {}
      case BYTES1 -> in.skip(1);
      case BYTES2 -> in.skip(2);
      case BYTES3 -> in.skip(3);
      case BYTES4 -> in.skip(4);
      case BYTES8 -> in.skip(8);
      case BYTES16 -> in.skip(16);
      case LEB -> in.unsigned();
      case ADDRESS -> in.skip(encoding.addressSize());
      case OFFSET -> in.skip(encoding.offsetSize());
      case REFERENCE ->
          in.skip(encoding.version() == 2 ? encoding.addressSize() : encoding.offsetSize());
      case STRING -> in.skipString();
      case BLOCK -> in.skip(in.unsigned());
      case BLOCK1 -> in.skip(in.u8());
      case BLOCK2 -> in.skip(in.u16());
      case BLOCK4 -> in.skip(in.u32() & 0xFFFF_FFFFL);
    }
  }

  /** An unsigned number: a constant, an index or an offset. */
  long number(DwarfReader in, Encoding encoding) {
    return switch (size) {
      case BYTES1 -> in.u8();
      case BYTES2 -> in.u16();
      case BYTES3 -> in.u16() | in.u8() << 16;
      case BYTES4 -> in.fixed(Integer.BYTES);
      case BYTES8 -> in.u64();
      case LEB -> in.unsigned();
      case OFFSET -> in.fixed(encoding.offsetSize());
      case REFERENCE ->
          in.fixed(encoding.version() == 2 ? encoding.addressSize() : encoding.offsetSize());
      case NOTHING, BYTES16, ADDRESS, STRING, BLOCK, BLOCK1, BLOCK2, BLOCK4 ->
          throw new DwarfException("not a number");
    };
  }

  /** A string, or null if it is where only tools look that link debug information. */
  @Nullable String string(DwarfReader in, Encoding encoding, DebugSections sections) {
    if (this == STRING) {
      return in.string();
    } else if (this == STRP) {
      return new DwarfReader(sections.strings(), in.fixed(encoding.offsetSize())).string();
    } else if (this == LINE_STRP) {
      return new DwarfReader(sections.lineStrings(), in.fixed(encoding.offsetSize())).string();
    }
    skip(in, encoding);
    return null;
  }
}
