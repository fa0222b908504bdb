package cezve.decoder.dwarf;

/**
 * The header of a line number program.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 6.2.4</a>
 */
final class LineTable {
  private static final int OLDEST = 2;
  private static final int NEWEST = 5;
  private static final int ADDRESS_SIZE_BEFORE_5 = 4;

  private final DebugSections sections;
  private final int offset;
  private final Encoding encoding;
  private final int instructionLength;
  private final int lineBase;
  private final int lineRange;
  private final int[] operands;
  private final int names;
  private final int program;
  private final int end;

  /** Reads the header that starts at an offset of its section. */
  LineTable(DebugSections sections, int offset) {
    this.sections = sections;
    this.offset = offset;
    DwarfReader in = new DwarfReader(sections.line(), offset);
    int offsetSize = in.unit();
    end = in.end();
    int version = in.u16();
    if (version < OLDEST || version > NEWEST) {
      throw new DwarfException("version " + version);
    }
    int addressSize = ADDRESS_SIZE_BEFORE_5;
    if (version >= 5) {
      addressSize = in.u8();
      in.skip(1);
    }
    encoding = new Encoding(version, offsetSize, addressSize);
    in.limit(in.fixed(offsetSize));
    program = in.end();
    instructionLength = in.u8();
    // How many operations an instruction has, on processors with long ones.
    in.skip(version >= 4 ? 1 : 0);
    // Whether a row is a good place for a breakpoint unless it says otherwise.
    in.skip(1);
    lineBase = (byte) in.u8();
    lineRange = in.u8();
    if (lineRange == 0) {
      throw new DwarfException("special opcodes advance by no lines");
    }
    operands = new int[Math.max(1, in.u8())];
    for (int opcode = 1; opcode < operands.length; opcode++) {
      operands[opcode] = in.u8();
    }
    names = in.offset();
  }

  /** The offset of the unit in its section, by which other sections refer to it. */
  int offset() {
    return offset;
  }

  /** The offset of the program's first opcode. */
  int program() {
    return program;
  }

  /** The offset behind the program. */
  int end() {
    return end;
  }

  /** The least number of a special opcode. */
  int opcodeBase() {
    return operands.length;
  }

  /** How many operands a standard opcode has. */
  int operands(int opcode) {
    return operands[opcode];
  }

  /** By how many bytes a special opcode advances the address. */
  int addressAdvance(int opcode) {
    return (opcode - opcodeBase()) / lineRange * instructionLength;
  }

  /** By how many lines a special opcode advances. */
  int lineAdvance(int opcode) {
    return lineBase + (opcode - opcodeBase()) % lineRange;
  }

  /** The number of bytes by which instructions are counted. */
  int instructionLength() {
    return instructionLength;
  }

  /** The names of the files that the program numbers. */
  FileNames files() {
    return new FileNames(sections, encoding, names, program);
  }
}
