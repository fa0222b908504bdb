package cezve.decoder.dwarf;

/**
 * A line number program that is being executed: a state machine whose registers make up a row of
 * the table whenever a step says so. A row is about all addresses from its own on up to that of the
 * next.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 6.2.5</a>
 */
final class LineProgram {
  private static final int EXTENDED = 0x00;
  private static final int COPY = 0x01;
  private static final int ADVANCE_PC = 0x02;
  private static final int ADVANCE_LINE = 0x03;
  private static final int SET_FILE = 0x04;
  private static final int SET_COLUMN = 0x05;
  private static final int CONST_ADD_PC = 0x08;
  private static final int FIXED_ADVANCE_PC = 0x09;

  private static final int END_SEQUENCE = 0x01;
  private static final int SET_ADDRESS = 0x02;

  private static final int LAST_OPCODE = 0xFF;

  private final LineTable table;
  private final DwarfReader in;
  private long address;
  private int file;
  private int line;
  private int column;

  /** What a step has done. */
  enum Step {
    /** Changed registers, maybe. */
    STATE,
    /** Added a row. */
    ROW,
    /** Ended a sequence of rows; the registers tell the address behind its last instruction. */
    END
  }

  /** Executes what stands between two offsets, with the registers as they are in a row. */
  LineProgram(DebugSections sections, LineTable table, int from, int to, LineRow row) {
    this.table = table;
    set(row);
    this.in = new DwarfReader(sections.line(), from);
    in.limit(to - from);
  }

  /** The offset of the next opcode. */
  int offset() {
    return in.offset();
  }

  boolean hasNext() {
    return in.hasNext();
  }

  /** The register with the address. */
  long address() {
    return address;
  }

  /** The registers. */
  LineRow row() {
    return new LineRow(address, file, line, column);
  }

  /** Sets the registers, which the end of a sequence does not do by itself. */
  void set(LineRow row) {
    address = row.address();
    file = row.file();
    line = row.line();
    column = row.column();
  }

  /** Executes an opcode. */
  Step step() {
    int opcode = in.u8();
    if (opcode >= table.opcodeBase()) {
      address += table.addressAdvance(opcode);
      line += table.lineAdvance(opcode);
      return Step.ROW;
    }
    switch (opcode) {
      case EXTENDED -> {
        return extended();
      }
      case COPY -> {
        return Step.ROW;
      }
      case ADVANCE_PC -> address += in.unsigned() * table.instructionLength();
      case ADVANCE_LINE -> line += (int) in.signed();
      case SET_FILE -> file = (int) in.unsigned();
      case SET_COLUMN -> column = (int) in.unsigned();
      case CONST_ADD_PC -> address += table.addressAdvance(LAST_OPCODE);
      case FIXED_ADVANCE_PC -> address += in.u16();
      default -> {
        for (int i = 0; i < table.operands(opcode); i++) {
          in.unsigned();
        }
      }
    }
    return Step.STATE;
  }

  private Step extended() {
    long length = in.unsigned();
    int start = in.offset();
    in.skip(length);
    if (length == 0) {
      return Step.STATE;
    }
    int end = in.offset();
    in.seek(start);
    int opcode = in.u8();
    if (opcode == SET_ADDRESS) {
      address = in.fixed(end - in.offset());
    }
    in.seek(end);
    return opcode == END_SEQUENCE ? Step.END : Step.STATE;
  }
}
