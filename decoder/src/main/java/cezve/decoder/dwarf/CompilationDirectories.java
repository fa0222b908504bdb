package cezve.decoder.dwarf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which directories units were compiled, as the first entry of each tells: line number programs
 * say it themselves from version 5 on only.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 3.1.1</a>
 */
final class CompilationDirectories {
  private static final int LINE_PROGRAM = 0x10;
  private static final int DIRECTORY = 0x1B;

  private static final int OLDEST = 2;
  private static final int NEWEST = 5;

  private static final int COMPILATION_UNIT = 0x01;
  private static final int PARTIAL_UNIT = 0x03;

  /** What a unit's first entry consists of is said among the first abbreviations. */
  private static final int MOST_ABBREVIATIONS = 16;

  private final DebugSections sections;
  private final Map<Long, String> directories = new HashMap<>();

  /** Reads the first entries of all units. */
  CompilationDirectories(DebugSections sections) {
    this.sections = sections;
    int at = 0;
    while (at < sections.info().length()) {
      DwarfReader in = new DwarfReader(sections.info(), at);
      try {
        int offsetSize = in.unit();
        at = in.end();
        unit(in, offsetSize);
      } catch (DwarfException _) {
        // Nothing is known of this unit, nor of what is behind a broken length.
        at = at == in.end() ? at : sections.info().length();
      }
    }
  }

  /** Where the unit was compiled that has the line number program at an offset, or null. */
  @Nullable String of(int lineProgram) {
    return directories.get((long) lineProgram);
  }

  private void unit(DwarfReader in, int offsetSize) {
    int version = in.u16();
    if (version < OLDEST || version > NEWEST) {
      throw new DwarfException("version " + version);
    }
    int type = version >= 5 ? in.u8() : COMPILATION_UNIT;
    if (type != COMPILATION_UNIT && type != PARTIAL_UNIT) {
      return;
    }
    int addressSize = version >= 5 ? in.u8() : 0;
    DwarfReader abbreviations = new DwarfReader(sections.abbreviations(), in.fixed(offsetSize));
    if (version < 5) {
      addressSize = in.u8();
    }
    find(abbreviations, in.unsigned());
    entry(in, abbreviations, new Encoding(version, offsetSize, addressSize));
  }

  /** Goes to the attributes of an abbreviation. */
  private static void find(DwarfReader abbreviations, long code) {
    for (int i = 0; i < MOST_ABBREVIATIONS; i++) {
      boolean found = abbreviations.unsigned() == code;
      abbreviations.unsigned();
      abbreviations.skip(1);
      if (found) {
        return;
      }
      while (attribute(abbreviations) != null) {}
    }
    throw new DwarfException("no such abbreviation");
  }

  private record Attribute(long name, Form form) {}

  /** The next attribute of an abbreviation, or null at its end. */
  private static @Nullable Attribute attribute(DwarfReader abbreviations) {
    long name = abbreviations.unsigned();
    long code = abbreviations.unsigned();
    if (name == 0 && code == 0) {
      return null;
    }
    Form form = Form.of(code);
    if (form == Form.IMPLICIT_CONST) {
      abbreviations.signed();
    }
    return new Attribute(name, form);
  }

  private void entry(DwarfReader in, DwarfReader abbreviations, Encoding encoding) {
    long lineProgram = -1;
    String directory = null;
    Attribute attribute = attribute(abbreviations);
    while (attribute != null) {
      if (attribute.name() == LINE_PROGRAM) {
        lineProgram = attribute.form().number(in, encoding);
      } else if (attribute.name() == DIRECTORY) {
        directory = attribute.form().string(in, encoding, sections);
      } else {
        attribute.form().skip(in, encoding);
      }
      attribute = attribute(abbreviations);
    }
    if (directory != null) {
      directories.put(lineProgram, directory);
    }
  }
}
