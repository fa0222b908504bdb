package cezve.decoder.dwarf;

/**
 * Rows of a line number program that are for addresses in ascending order: the first, and those
 * that a part of the program yields.
 *
 * @param table the header
 * @param first the first row
 * @param from the offset of the program behind the first row
 * @param to the offset behind that part of the program
 * @param end the address behind the last row's
 */
record LineStretch(LineTable table, LineRow first, int from, int to, long end) {
  /** The row for an address between the first row's and the end. */
  LineRow find(DebugSections sections, long address) {
    LineProgram program = new LineProgram(sections, table, from, to, first);
    LineRow found = first;
    while (program.hasNext()) {
      switch (program.step()) {
        case STATE -> {}
        case ROW -> {
          if (program.address() > address) {
            return found;
          }
          found = program.row();
        }
        case END -> throw new AssertionError("BUG: a stretch of rows has an end inside");
      }
    }
    return found;
  }
}
