package cezve.decoder.dwarf;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The compilation units of a module. */
final class Units {
  /** No program has as many, and whoever claims so gets no memory for it. */
  private static final int MOST_UNITS = 1 << 16;

  private final NavigableMap<Long, Unit> byOffset = new TreeMap<>();
  private final Map<Long, Unit> byLineProgram = new HashMap<>();

  /** Reads the first entries of all units. */
  Units(DebugSections sections) {
    int at = 0;
    while (at < sections.info().length() && byOffset.size() < MOST_UNITS) {
      DwarfReader in = new DwarfReader(sections.info(), at);
      try {
        in.unit();
      } catch (DwarfException _) {
        // Behind a broken length, nothing is known to be a unit.
        return;
      }
      try {
        Unit unit = new Unit(sections, at);
        byOffset.put((long) at, unit);
        byLineProgram.put(unit.lineProgram(), unit);
      } catch (DwarfException _) {
        // Nothing is known of this unit.
      }
      at = in.end();
    }
  }

  /** The unit that has the line number program at an offset, or null. */
  @Nullable Unit withLines(long lineProgram) {
    return byLineProgram.get(lineProgram);
  }

  /** The unit that has the entry at an offset. */
  Unit withEntry(long offset) {
    Map.Entry<Long, Unit> found = byOffset.floorEntry(offset);
    if (found == null || offset < found.getValue().first() || offset >= found.getValue().end()) {
      throw new DwarfException("an entry outside of all units");
    }
    return found.getValue();
  }
}
