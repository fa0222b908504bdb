package cezve.decoder.dwarf;

import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import java.util.List;

/**
 * The sections of a module that source lines are read from; those that it has not are empty.
 *
 * @param line the line number programs
 * @param info the units, whose entries tell the directories in which they were compiled
 * @param abbreviations what the entries consist of
 * @param strings strings of the entries
 * @param lineStrings strings that line number programs and entries share
 */
record DebugSections(
    Bytes line, Bytes info, Bytes abbreviations, Bytes strings, Bytes lineStrings) {
  static final String LINE = ".debug_line";

  static DebugSections of(List<Custom> customs) {
    return new DebugSections(
        find(customs, LINE),
        find(customs, ".debug_info"),
        find(customs, ".debug_abbrev"),
        find(customs, ".debug_str"),
        find(customs, ".debug_line_str"));
  }

  private static Bytes find(List<Custom> customs, String name) {
    for (Custom custom : customs) {
      if (custom.name().equals(name)) {
        return custom.contents();
      }
    }
    return Bytes.EMPTY;
  }
}
