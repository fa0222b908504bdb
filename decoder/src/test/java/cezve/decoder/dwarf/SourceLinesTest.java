package cezve.decoder.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.SourceLine;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Section;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line number programs that are written by hand, with what compilers leave out or get wrong. */
class SourceLinesTest {
  private static final int CODE_BYTES = 0x10000;

  private static Custom section(String name, byte[] bytes) {
    return new Custom(name, Bytes.of(bytes), Section.CODE);
  }

  private static SourceLines lines(byte[]... tables) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] table : tables) {
      all.writeBytes(table);
    }
    return new SourceLines(List.of(section(".debug_line", all.toByteArray())), CODE_BYTES);
  }

  private static String at(SourceLines lines, int address) {
    return String.valueOf(lines.find(address));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void rowsHoldUntilTheNext(int version) {
    int first = version >= 5 ? 0 : 1;
    SourceLines lines =
        lines(
            new LineTableBuilder(version)
                .twoFiles()
                .program(4, first)
                .address(0x20)
                .program(5, 7)
                .row(0, 8)
                .row(3, 1)
                .program(4, first + 1)
                .row(2, -2)
                .end(4)
                .build());
    assertEquals("null", at(lines, 0x1F));
    assertEquals("a.c:9", at(lines, 0x20));
    assertEquals("a.c:9", at(lines, 0x22));
    assertEquals("a.c:10", at(lines, 0x23));
    assertEquals("lib/b.c:8", at(lines, 0x25));
    assertEquals("lib/b.c:8", at(lines, 0x28));
    assertEquals("null", at(lines, 0x29));
    assertEquals(new SourceLine(version >= 5 ? "/home" : "", "a.c", 9, 7), lines.find(0x20));
  }

  @Test
  void everyOpcodeIsUnderstood() {
    SourceLines lines =
        lines(
            new LineTableBuilder(4)
                .with(builder -> builder.opcodeBase = 15)
                .twoFiles()
                .address(0x100)
                // advance_line by 300, copy
                .program(3, 0xAC, 2, 1)
                // advance_pc by 0x80, negate_stmt, set_basic_block, advance_line by -1, copy
                .program(2, 0x80, 1, 6, 7, 3, 0x7F, 1)
                // const_add_pc: (255 - 15) / 14 = 17
                .program(8, 3, 1, 1)
                // fixed_advance_pc by 0x200, prologue_end, epilogue_begin, set_isa
                .program(9, 0x00, 0x02, 10, 11, 12, 3, 3, 5, 1)
                // opcodes of a later version with two operands each
                .program(13, 0x80, 1, 5, 14, 1, 1)
                // define_file, set_discriminator and what is not defined
                .program(0, 6, 3, 99, 0, 0, 0, 0, 0, 2, 4, 9, 0, 3, 0x80, 1, 2, 0, 0)
                .end(1)
                .build());
    assertEquals("a.c:301", at(lines, 0x100));
    assertEquals("a.c:300", at(lines, 0x180));
    assertEquals("a.c:301", at(lines, 0x191));
    assertEquals("a.c:306", at(lines, 0x391));
    assertEquals("null", at(lines, 0x392));
  }

  @Test
  void longFormatAndLongInstructions() {
    SourceLines lines =
        lines(
            new LineTableBuilder(4)
                .with(builder -> builder.offsetSize = 8)
                .with(builder -> builder.instructionLength = 4)
                .twoFiles()
                .address(0x40)
                .row(0, 1)
                .row(2, 1)
                .end(1)
                .build());
    assertEquals("a.c:2", at(lines, 0x47));
    assertEquals("a.c:3", at(lines, 0x4B));
    assertEquals("null", at(lines, 0x4C));
  }

  @Test
  void sequencesStandInAnyOrderAndUnitsToo() {
    LineTableBuilder first = new LineTableBuilder(4).twoFiles();
    first.address(0x200).row(0, 1).end(8).address(0x100).row(0, 2).end(8);
    LineTableBuilder second = new LineTableBuilder(5).twoFiles();
    second.program(4, 1).address(0x180).row(0, 3).end(8);
    SourceLines lines = lines(first.build(), second.build());
    assertEquals("a.c:2", at(lines, 0x200));
    assertEquals("a.c:3", at(lines, 0x107));
    assertEquals("lib/b.c:4", at(lines, 0x180));
    assertEquals("null", at(lines, 0x108));
  }

  /** Linkers leave the programs of functions that they remove, at places where no code is. */
  @Test
  void removedFunctionsAreNowhere() {
    LineTableBuilder table = new LineTableBuilder(4).twoFiles();
    table.address(0).row(0, 1).end(100);
    table.program(0, 5, 2, 0xFF, 0xFF, 0xFF, 0xFF).row(0, 1).end(100);
    table.address(0x20).row(0, 4).end(8);
    SourceLines lines = lines(table.build());
    assertEquals("null", at(lines, 0x10));
    assertEquals("a.c:5", at(lines, 0x24));
    assertEquals("null", at(lines, 0x30));
    assertNull(lines.find(-1));
  }

  @Test
  void longSequencesAreFoundInTheirMiddle() {
    LineTableBuilder table = new LineTableBuilder(4).twoFiles().address(0x10);
    for (int i = 0; i < 20_000; i++) {
      table.row(2, i % 2 == 0 ? 8 : -5);
    }
    SourceLines lines = lines(table.end(2).build());
    for (int i = 1; i < 20_000; i += 7) {
      int expected = (i % 2 == 0 ? 9 : 4) + i / 2 * 3;
      // The first row is two bytes behind the start.
      assertEquals("a.c:" + expected, at(lines, 0x12 + 2 * i + 1), "row " + i);
    }
  }

  @Test
  void addressesThatGoBackDoNotHideOthers() {
    LineTableBuilder table = new LineTableBuilder(4).twoFiles();
    table.address(0x40).row(0, 1).row(8, 1).address(0x20).row(0, 5).row(4, 1).end(4);
    SourceLines lines = lines(table.build());
    assertEquals("a.c:2", at(lines, 0x47));
    assertEquals("a.c:8", at(lines, 0x20));
    assertEquals("a.c:9", at(lines, 0x27));
  }

  @Test
  void aBrokenUnitDoesNotHideTheNext() {
    byte[] good = new LineTableBuilder(4).twoFiles().address(0x40).row(0, 1).end(4).build();
    byte[] unknown = new LineTableBuilder(6).twoFiles().address(0x20).row(0, 1).end(4).build();
    byte[] noLines =
        new LineTableBuilder(4)
            .with(builder -> builder.lineRange = 0)
            .twoFiles()
            .address(0x20)
            .row(0, 1)
            .end(4)
            .build();
    SourceLines lines = lines(unknown, noLines, good);
    assertEquals("null", at(lines, 0x20));
    assertEquals("a.c:2", at(lines, 0x40));
  }

  @Test
  void filesThatAreNotThereHaveNoLines() {
    for (int version = 4; version <= 5; version++) {
      LineTableBuilder table = new LineTableBuilder(version).twoFiles().program(4, 9);
      SourceLines lines = lines(table.address(0x40).row(0, 1).end(4).build());
      assertEquals("null", at(lines, 0x40));
    }
  }

  @Test
  void pathsAreMadeShort() {
    String[][] cases = {
      {"/home/./x", "y.c", "x/y.c"},
      {"/home/x/../z", "y.c", "z/y.c"},
      {"/usr/include", "y.c", "/usr/include/y.c"},
      {"/homestead", "y.c", "/homestead/y.c"},
      {"../up/./..", "y.c", "../y.c"},
      {"/home", "/absolute/y.c", "/absolute/y.c"},
    };
    for (String[] each : cases) {
      LineTableBuilder table = new LineTableBuilder(5);
      table.names(1, 1, 8, 2, "/home", each[0], 2, 1, 8, 2, 11, 2, "a.c", 0, each[1], 1);
      SourceLines lines = lines(table.address(0x40).row(0, 1).end(4).build());
      assertEquals(each[2] + ":2", at(lines, 0x40));
    }
  }

  /** Counts, lengths and numbers without an end, which nothing bears out. */
  @Test
  void whatClaimsToBeHugeIsNotRead() {
    Object[][] names = {
      // As many files as can be, of no bytes each.
      {1, 1, 8, 1, "/", 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1},
      {1, 1, 8, 1, "/", 1, 1, 0x19, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1},
      // As many as that, of a byte at least.
      {1, 1, 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, "/"},
      // A block that is longer than everything, in a column that means nothing.
      {1, 1, 9, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F},
    };
    for (Object[] each : names) {
      SourceLines lines =
          lines(new LineTableBuilder(5).names(each).address(0x40).row(0, 1).end(4).build());
      long start = System.nanoTime();
      assertEquals("null", at(lines, 0x40));
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 500);
    }
    Object[] endless = new Object[100_000];
    Arrays.fill(endless, 0xFF);
    SourceLines lines =
        lines(
            new LineTableBuilder(4)
                .twoFiles()
                .address(0x40)
                .row(0, 1)
                .program(2)
                .program(endless)
                .build());
    assertEquals("null", at(lines, 0x40));
  }
}
