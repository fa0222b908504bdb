package cezve.decoder.dwarf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes a line number program with its header. */
final class LineTableBuilder {
  static final int OPCODE_BASE = 13;
  static final int LINE_BASE = -5;
  static final int LINE_RANGE = 14;

  private final ByteArrayOutputStream names = new ByteArrayOutputStream();
  private final ByteArrayOutputStream program = new ByteArrayOutputStream();
  private final int version;
  int offsetSize = 4;
  int instructionLength = 1;
  int lineRange = LINE_RANGE;
  int opcodeBase = OPCODE_BASE;

  LineTableBuilder(int version) {
    this.version = version;
  }

  /** Bytes of the tables of names. */
  LineTableBuilder names(Object... values) {
    write(names, values);
    return this;
  }

  /** One directory {@code lib}, and the files {@code a.c} and {@code lib/b.c}. */
  LineTableBuilder twoFiles() {
    return version >= 5
        ? names(1, 1, 8, 2, "/home", "lib", 2, 1, 8, 2, 11, 2, "a.c", 0, "b.c", 1)
        : names("lib", 0, "a.c", 0, 0, 0, "b.c", 1, 0, 0, 0);
  }

  /** Bytes of the program. */
  LineTableBuilder program(Object... values) {
    write(program, values);
    return this;
  }

  /** Starts a sequence. */
  LineTableBuilder address(int address) {
    return program(0, 5, 2, address & 0xFF, address >> 8 & 0xFF, address >> 16 & 0xFF, 0);
  }

  /** A special opcode. */
  LineTableBuilder row(int addresses, int lines) {
    return program(OPCODE_BASE + lines - LINE_BASE + LINE_RANGE * addresses);
  }

  /** Ends a sequence so many bytes behind the last row. */
  LineTableBuilder end(int addresses) {
    return program(2, addresses, 0, 1, 1);
  }

  byte[] build() {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    write(header, instructionLength);
    if (version >= 4) {
      write(header, 1);
    }
    write(header, 1, LINE_BASE, lineRange, opcodeBase);
    byte[] operands = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};
    for (int i = 0; i < opcodeBase - 1; i++) {
      header.write(i < operands.length ? operands[i] : 2);
    }
    header.writeBytes(names.toByteArray());
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    write(unit, version, 0);
    if (version >= 5) {
      write(unit, 4, 0);
    }
    fixed(unit, header.size());
    unit.writeBytes(header.toByteArray());
    unit.writeBytes(program.toByteArray());
    ByteArrayOutputStream section = new ByteArrayOutputStream();
    if (offsetSize == 8) {
      write(section, 0xFF, 0xFF, 0xFF, 0xFF);
    }
    fixed(section, unit.size());
    section.writeBytes(unit.toByteArray());
    return section.toByteArray();
  }

  private void fixed(ByteArrayOutputStream out, int value) {
    for (int i = 0; i < offsetSize; i++) {
      out.write(i < 4 ? value >> (8 * i) : 0);
    }
  }

  private static void write(ByteArrayOutputStream out, Object... values) {
    for (Object value : values) {
      if (value instanceof String text) {
        out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
      } else {
        out.write((int) value);
      }
    }
  }

  /** The same builder, changed. */
  LineTableBuilder with(Consumer<LineTableBuilder> change) {
    change.accept(this);
    return this;
  }
}
