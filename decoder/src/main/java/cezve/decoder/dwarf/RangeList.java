package cezve.decoder.dwarf;

/**
 * Ranges of addresses that belong together.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 2.17.3</a>
 */
final class RangeList {
  private static final int END = 0x00;
  private static final int BASE_INDEXED = 0x01;
  private static final int START_AND_END_INDEXED = 0x02;
  private static final int START_INDEXED_AND_LENGTH = 0x03;
  private static final int OFFSETS = 0x04;
  private static final int BASE = 0x05;
  private static final int START_AND_END = 0x06;
  private static final int START_AND_LENGTH = 0x07;

  private final Unit unit;
  private final DwarfReader in;

  /** The list that an attribute of a form refers to. */
  RangeList(DebugSections sections, Unit unit, Form form, long value) {
    this.unit = unit;
    if (unit.encoding().version() < 5) {
      this.in = new DwarfReader(sections.ranges(), value);
    } else {
      long offset = form == Form.RNGLISTX ? unit.indexedRanges(value) : value;
      this.in = new DwarfReader(sections.rangeLists(), offset);
    }
  }

  boolean contains(long address, Effort effort) {
    return unit.encoding().version() < 5 ? inPairs(address, effort) : inEntries(address, effort);
  }

  private boolean inPairs(long address, Effort effort) {
    int size = unit.encoding().addressSize();
    long largest = size == Long.BYTES ? -1 : (1L << (8 * size)) - 1;
    long base = unit.low();
    while (true) {
      effort.spend();
      long from = in.fixed(size);
      long to = in.fixed(size);
      if (from == 0 && to == 0) {
        return false;
      } else if (from == largest) {
        base = to;
      } else if (base + from <= address && address < base + to) {
        return true;
      }
    }
  }

  private boolean inEntries(long address, Effort effort) {
    int size = unit.encoding().addressSize();
    long base = unit.low();
    while (true) {
      effort.spend();
      int kind = in.u8();
      long from = 0;
      long to = 0;
      switch (kind) {
        case END -> {
          return false;
        }
        case BASE_INDEXED -> base = unit.indexedAddress(in.unsigned());
        case BASE -> base = in.fixed(size);
        case START_AND_END_INDEXED -> {
          from = unit.indexedAddress(in.unsigned());
          to = unit.indexedAddress(in.unsigned());
        }
        case START_INDEXED_AND_LENGTH -> {
          from = unit.indexedAddress(in.unsigned());
          to = from + in.unsigned();
        }
        case OFFSETS -> {
          from = base + in.unsigned();
          to = base + in.unsigned();
        }
        case START_AND_END -> {
          from = in.fixed(size);
          to = in.fixed(size);
        }
        case START_AND_LENGTH -> {
          from = in.fixed(size);
          to = from + in.unsigned();
        }
        default -> throw new DwarfException("an unknown kind of range");
      }
      if (from <= address && address < to) {
        return true;
      }
    }
  }
}
