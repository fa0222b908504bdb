package cezve.decoder.dwarf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compilation unit, as its header and its first entry describe it.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 3.1.1</a>
 */
final class Unit {
  private static final int OLDEST = 2;
  private static final int NEWEST = 5;

  private static final int COMPILATION_UNIT = 0x01;
  private static final int PARTIAL_UNIT = 0x03;

  /** What a unit's first entry consists of is said among the first abbreviations. */
  private static final int MOST_ABBREVIATIONS_OF_FIRST = 16;

  /** Real units have a tenth of that at most. */
  private static final int MOST_ABBREVIATIONS = 1 << 14;

  private static final int ADDRESS_TABLE = 0x73;
  private static final int DIRECTORY = 0x1B;
  private static final int LINE_PROGRAM = 0x10;
  private static final int LOW = 0x11;
  private static final int RANGE_TABLE = 0x74;
  private static final int STRING_TABLE = 0x72;

  private final DebugSections sections;
  private final int offset;
  private final int first;
  private final int end;
  private final Encoding encoding;
  private final long abbreviations;
  private long lineProgram = -1;
  private @Nullable String directory;
  private @Nullable Form lowForm;
  private long low;
  private long stringTable;
  private long addressTable;
  private long rangeTable;
  private @Nullable Map<Long, Abbreviation> known;

  /** Reads the unit that starts at an offset. */
  Unit(DebugSections sections, int offset) {
    this.sections = sections;
    this.offset = offset;
    DwarfReader in = new DwarfReader(sections.info(), offset);
    int offsetSize = in.unit();
    this.end = in.end();
    int version = in.u16();
    int type = version >= 5 ? in.u8() : COMPILATION_UNIT;
    if (version < OLDEST || version > NEWEST) {
      throw new DwarfException("version " + version);
    } else if (type != COMPILATION_UNIT && type != PARTIAL_UNIT) {
      throw new DwarfException("a unit without code");
    }
    int sizeInFront = version >= 5 ? in.u8() : 0;
    this.abbreviations = in.fixed(offsetSize);
    this.encoding = new Encoding(version, offsetSize, version >= 5 ? sizeInFront : in.u8());
    this.first = in.offset();
    readFirst(in, findFirst(in.unsigned()));
  }

  private Abbreviation findFirst(long code) {
    DwarfReader in = new DwarfReader(sections.abbreviations(), abbreviations);
    for (int i = 0; i < MOST_ABBREVIATIONS_OF_FIRST; i++) {
      Abbreviation abbreviation = Abbreviation.read(in);
      if (abbreviation.code() == code) {
        return abbreviation;
      }
    }
    throw new DwarfException("no such abbreviation");
  }

  private void readFirst(DwarfReader in, Abbreviation abbreviation) {
    for (Abbreviation.Attribute attribute : abbreviation.attributes()) {
      switch ((int) attribute.name()) {
        case LINE_PROGRAM -> lineProgram = attribute.number(in, encoding);
        case DIRECTORY -> directory = attribute.form().string(in, encoding, sections);
        case LOW -> {
          lowForm = attribute.form();
          low = attribute.form().address(in, encoding);
        }
        case STRING_TABLE -> stringTable = attribute.number(in, encoding);
        case ADDRESS_TABLE -> addressTable = attribute.number(in, encoding);
        case RANGE_TABLE -> rangeTable = attribute.number(in, encoding);
        default -> attribute.form().skip(in, encoding);
      }
    }
  }

  /** The offset where it starts, to which references of its entries are relative. */
  int offset() {
    return offset;
  }

  /** The offset of its first entry. */
  int first() {
    return first;
  }

  /** The offset behind its last entry. */
  int end() {
    return end;
  }

  Encoding encoding() {
    return encoding;
  }

  /** The offset of its line number program. */
  long lineProgram() {
    return lineProgram;
  }

  /** The directory in which it was compiled, or null. */
  @Nullable String directory() {
    return directory;
  }

  /** The address to which ranges are relative. */
  long low() {
    return lowForm == null ? 0 : address(lowForm, low);
  }

  /** An address, given what an attribute of a form has said. */
  long address(Form form, long value) {
    return form == Form.ADDR ? value : indexedAddress(value);
  }

  /** The address of a number in the unit's table. */
  long indexedAddress(long index) {
    return new DwarfReader(
            sections.addresses(), element(addressTable, index, encoding.addressSize()))
        .fixed(encoding.addressSize());
  }

  /** The string of a number in the unit's table. */
  String indexedString(long index) {
    long at = element(stringTable, index, encoding.offsetSize());
    long string = new DwarfReader(sections.stringOffsets(), at).fixed(encoding.offsetSize());
    return new DwarfReader(sections.strings(), string).string();
  }

  /** The offset of the list of ranges of a number in the unit's table. */
  long indexedRanges(long index) {
    long at = element(rangeTable, index, encoding.offsetSize());
    return rangeTable + new DwarfReader(sections.rangeLists(), at).fixed(encoding.offsetSize());
  }

  private static long element(long table, long index, int size) {
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw new DwarfException("an index outside of its table");
    }
    return table + index * size;
  }

  /** What entries with a code consist of. */
  Abbreviation abbreviation(long code) {
    Map<Long, Abbreviation> all = known;
    if (all == null) {
      all = readAbbreviations();
      known = all;
    }
    Abbreviation found = all.get(code);
    if (found == null) {
      throw new DwarfException("no such abbreviation");
    }
    return found;
  }

  private Map<Long, Abbreviation> readAbbreviations() {
    Map<Long, Abbreviation> all = new HashMap<>();
    DwarfReader in = new DwarfReader(sections.abbreviations(), abbreviations);
    Abbreviation next = Abbreviation.read(in);
    for (int i = 0; next.code() != 0 && i < MOST_ABBREVIATIONS; i++) {
      all.put(next.code(), next);
      next = Abbreviation.read(in);
    }
    return all;
  }
}
