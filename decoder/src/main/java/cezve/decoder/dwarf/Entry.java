package cezve.decoder.dwarf;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a unit, as far as functions that were inlined are concerned.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 3.3</a>
 */
final class Entry {
  static final int INLINED_SUBROUTINE = 0x1D;
  static final int SUBPROGRAM = 0x2E;

  private static final int NAME = 0x03;
  private static final int LOW = 0x11;
  private static final int HIGH = 0x12;
  private static final int ORIGIN = 0x31;
  private static final int SPECIFICATION = 0x47;
  private static final int RANGES = 0x55;
  private static final int CALL_COLUMN = 0x57;
  private static final int CALL_FILE = 0x58;
  private static final int CALL_LINE = 0x59;

  private final DebugSections sections;
  private final Unit unit;
  private final int tag;
  private final boolean hasChildren;
  private @Nullable Form nameForm;
  private int nameAt;
  private @Nullable Form lowForm;
  private long low;
  private @Nullable Form highForm;
  private long high;
  private @Nullable Form rangesForm;
  private long ranges;
  private long origin = -1;
  private long callFile;
  private long callLine;
  private long callColumn;

  /** Reads the entry where the reader stands; one without a tag is the end of a list. */
  Entry(DebugSections sections, Unit unit, DwarfReader in) {
    this.sections = sections;
    this.unit = unit;
    long code = in.unsigned();
    if (code == 0) {
      this.tag = 0;
      this.hasChildren = false;
      return;
    }
    Abbreviation abbreviation = unit.abbreviation(code);
    this.tag = abbreviation.tag();
    this.hasChildren = abbreviation.hasChildren();
    boolean counts = tag == INLINED_SUBROUTINE || tag == SUBPROGRAM;
    for (Abbreviation.Attribute attribute : abbreviation.attributes()) {
      if (counts) {
        read(attribute, in);
      } else {
        attribute.form().skip(in, unit.encoding());
      }
    }
  }

  private void read(Abbreviation.Attribute attribute, DwarfReader in) {
    Form form = attribute.form();
    Encoding encoding = unit.encoding();
    switch ((int) attribute.name()) {
      case NAME -> {
        nameForm = form;
        nameAt = in.offset();
        form.skip(in, encoding);
      }
      case LOW -> {
        lowForm = form;
        low = form.address(in, encoding);
      }
      case HIGH -> {
        highForm = form;
        high = form.isAddress() ? form.address(in, encoding) : attribute.number(in, encoding);
      }
      case RANGES -> {
        rangesForm = form;
        ranges = attribute.number(in, encoding);
      }
      case ORIGIN, SPECIFICATION -> {
        long value = attribute.number(in, encoding);
        origin = form == Form.REF_ADDR ? value : unit.offset() + value;
      }
      case CALL_FILE -> callFile = attribute.number(in, encoding);
      case CALL_LINE -> callLine = attribute.number(in, encoding);
      case CALL_COLUMN -> callColumn = attribute.number(in, encoding);
      default -> form.skip(in, encoding);
    }
  }

  int tag() {
    return tag;
  }

  boolean hasChildren() {
    return hasChildren;
  }

  /** Its own name, or null. */
  @Nullable String name() {
    Form form = nameForm;
    if (form == null) {
      return null;
    }
    DwarfReader in = new DwarfReader(sections.info(), nameAt);
    return form.isIndexOfString()
        ? unit.indexedString(form.number(in, unit.encoding()))
        : form.string(in, unit.encoding(), sections);
  }

  /** The offset of the entry that it is an instance of, or completes; -1 if there is none. */
  long origin() {
    return origin;
  }

  /** The number of the file that it was inlined into. */
  long callFile() {
    return callFile;
  }

  long callLine() {
    return callLine;
  }

  long callColumn() {
    return callColumn;
  }

  /** The first address of its code, if that is in one piece, or else 0. */
  long low() {
    return lowForm == null ? 0 : unit.address(lowForm, low);
  }

  /** The address behind its code, if that is in one piece, or else 0. */
  long high() {
    Form form = highForm;
    if (form == null) {
      return 0;
    }
    return form.isAddress() ? unit.address(form, high) : low() + high;
  }

  /** Whether its code includes an address. */
  boolean contains(long address, Effort effort) {
    if (rangesForm != null) {
      return new RangeList(sections, unit, rangesForm, ranges).contains(address, effort);
    }
    return low() <= address && address < high();
  }
}
