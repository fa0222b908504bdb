package cezve.decoder.dwarf;

import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import java.util.List;

/**
 * The sections of a module that source lines are read from; those that it has not are empty.
 *
 * @param line the line number programs
 * @param info the units, whose entries tell where they were compiled and what was inlined
 * @param abbreviations what the entries consist of
 * @param strings strings of the entries
 * @param lineStrings strings that line number programs and entries share
 * @param stringOffsets from version 5 on, tables of strings
 * @param addresses from version 5 on, tables of addresses
 * @param ranges before version 5, lists of ranges
 * @param rangeLists from version 5 on, lists of ranges
 */
record DebugSections(
    Bytes line,
    Bytes info,
    Bytes abbreviations,
    Bytes strings,
    Bytes lineStrings,
    Bytes stringOffsets,
    Bytes addresses,
    Bytes ranges,
    Bytes rangeLists) {

  static DebugSections of(List<Custom> customs) {
    return new DebugSections(
        find(customs, ".debug_line"),
        find(customs, ".debug_info"),
        find(customs, ".debug_abbrev"),
        find(customs, ".debug_str"),
        find(customs, ".debug_line_str"),
        find(customs, ".debug_str_offsets"),
        find(customs, ".debug_addr"),
        find(customs, ".debug_ranges"),
        find(customs, ".debug_rnglists"));
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
