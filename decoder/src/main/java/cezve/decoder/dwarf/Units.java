package cezve.decoder.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compilation units of a module. */
final class Units {
  private final List<Unit> units = new ArrayList<>();

  /** Reads the first entries of all units. */
  Units(DebugSections sections) {
    int at = 0;
    while (at < sections.info().length()) {
      DwarfReader in = new DwarfReader(sections.info(), at);
      try {
        in.unit();
      } catch (DwarfException _) {
        // Behind a broken length, nothing is known to be a unit.
        return;
      }
      try {
        units.add(new Unit(sections, at));
      } catch (DwarfException _) {
        // Nothing is known of this unit.
      }
      at = in.end();
    }
  }

  /** The unit that has the line number program at an offset, or null. */
  @Nullable Unit withLines(long lineProgram) {
    for (Unit unit : units) {
      if (unit.lineProgram() == lineProgram) {
        return unit;
      }
    }
    return null;
  }

  /** The unit that has the entry at an offset. */
  Unit withEntry(long offset) {
    for (Unit unit : units) {
      if (unit.first() <= offset && offset < unit.end()) {
        return unit;
      }
    }
    throw new DwarfException("an entry outside of all units");
  }
}
