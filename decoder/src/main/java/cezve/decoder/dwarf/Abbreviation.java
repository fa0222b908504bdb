package cezve.decoder.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * What entries of one kind consist of.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 7.5.3</a>
 */
record Abbreviation(long code, int tag, boolean hasChildren, List<Attribute> attributes) {

  /**
   * An attribute of entries.
   *
   * @param constant its value, if that is the same for all of them
   */
  record Attribute(long name, Form form, long constant) {
    /** Its value as an unsigned number. */
    long number(DwarfReader in, Encoding encoding) {
      return form == Form.IMPLICIT_CONST ? constant : form.number(in, encoding);
    }
  }

  /** Reads the next one; the last is followed by the code 0, which has no attributes. */
  static Abbreviation read(DwarfReader in) {
    long code = in.unsigned();
    if (code == 0) {
      return new Abbreviation(0, 0, false, List.of());
    }
    int tag = (int) in.unsigned();
    boolean hasChildren = in.u8() != 0;
    List<Attribute> attributes = new ArrayList<>();
    while (true) {
      long name = in.unsigned();
      long form = in.unsigned();
      if (name == 0 && form == 0) {
        return new Abbreviation(code, tag, hasChildren, attributes);
      }
      Form known = Form.of(form);
      attributes.add(new Attribute(name, known, known == Form.IMPLICIT_CONST ? in.signed() : 0));
    }
  }
}
