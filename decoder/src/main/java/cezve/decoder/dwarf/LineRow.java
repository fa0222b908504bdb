package cezve.decoder.dwarf;

/**
 * The registers of a line number program that make up a row.
 *
 * @param file the number of the file in the names of the unit
 * @param line counted from 1; 0 if the instruction comes from no line
 * @param column counted from 1; 0 if it is not known
 */
record LineRow(long address, int file, int line, int column) {
  /** What every sequence starts with. */
  static final LineRow START = new LineRow(0, 1, 1, 0);
}
