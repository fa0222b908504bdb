package cezve.decoder.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows for addresses. It keeps where stretches of rows start, of which there are about as
 * many as functions, and executes that part of the program anew when it is asked.
 */
final class LineIndex {
  /** A question takes no longer than executing so many bytes of a program. */
  private static final int STRETCH_BYTES = 4096;

  /** No program has as many functions, and whoever claims so gets no memory for it. */
  private static final int MOST_STRETCHES = 1 << 20;

  private final DebugSections sections;
  private final long addresses;
  private final List<LineStretch> stretches = new ArrayList<>();

  /**
   * Executes all line number programs.
   *
   * @param addresses the least address behind the code; a linker gives what it has removed the
   *     address 0, where no code can be, or one far behind all code
   */
  LineIndex(DebugSections sections, long addresses) {
    this.sections = sections;
    this.addresses = addresses;
    int at = 0;
    while (at < sections.line().length() && stretches.size() < MOST_STRETCHES) {
      DwarfReader in = new DwarfReader(sections.line(), at);
      try {
        in.unit();
      } catch (DwarfException _) {
        // Behind a broken length, nothing is known to be a unit.
        break;
      }
      try {
        new Scan(new LineTable(sections, at)).run();
      } catch (DwarfException _) {
        // What stands in front of the problem is kept, and the next unit is read.
      }
      at = in.end();
    }
    stretches.sort(Comparator.comparingLong(stretch -> stretch.first().address()));
  }

  /** The stretch that has the row for an address, or null if no program is about it. */
  @Nullable LineStretch find(long address) {
    int low = 0;
    int high = stretches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches.get(middle).first().address() <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    LineStretch found = low == 0 ? null : stretches.get(low - 1);
    return found == null || address >= found.end() ? null : found;
  }

  /** A pass over a program. */
  private final class Scan {
    private final LineTable table;
    private final LineProgram program;

    private @Nullable LineRow first;
    private int from;
    private long last;

    Scan(LineTable table) {
      this.table = table;
      this.program = new LineProgram(sections, table, table.program(), table.end(), LineRow.START);
    }

    void run() {
      while (program.hasNext() && stretches.size() < MOST_STRETCHES) {
        int before = program.offset();
        switch (program.step()) {
          case STATE -> {}
          case ROW -> row(before);
          case END -> {
            close(before);
            program.set(LineRow.START);
          }
        }
      }
    }

    private void row(int before) {
      if (program.address() < last || before - from >= STRETCH_BYTES) {
        close(before);
      }
      if (first == null) {
        first = program.row();
        from = program.offset();
      }
      last = program.address();
    }

    private void close(int before) {
      LineRow row = first;
      long end = Math.max(last, program.address());
      if (row != null && row.address() > 0 && row.address() < Math.min(end, addresses)) {
        stretches.add(new LineStretch(table, row, from, before, end));
      }
      first = null;
      last = 0;
    }
  }
}
