package cezve.decoder.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions that were inlined into those of a unit. It keeps where the unit's functions are,
 * and reads the entries of one of them when it is asked.
 */
final class InlinedFunctions {
  /** No unit has as many, and whoever claims so gets no memory for it. */
  private static final int MOST_FUNCTIONS = 1 << 20;

  private static final int MOST_DEPTH = 64;
  private static final int MOST_ORIGINS = 8;

  private final DebugSections sections;
  private final Units units;
  private final Unit unit;
  private final List<Function> functions = new ArrayList<>();

  /** A function's addresses and the offset of its entry. */
  private record Function(long low, long high, int entry) {}

  /**
   * A function that was inlined.
   *
   * @param entry where it was
   * @param name its name
   */
  record Inlined(Entry entry, String name) {}

  /** Finds the functions of a unit. */
  InlinedFunctions(DebugSections sections, Units units, Unit unit) {
    this.sections = sections;
    this.units = units;
    this.unit = unit;
    DwarfReader in = reader(unit.first());
    try {
      while (in.hasNext() && functions.size() < MOST_FUNCTIONS) {
        int at = in.offset();
        Entry entry = new Entry(sections, unit, in);
        if (entry.tag() == Entry.SUBPROGRAM && entry.low() > 0 && entry.low() < entry.high()) {
          functions.add(new Function(entry.low(), entry.high(), at));
        }
      }
    } catch (DwarfException _) {
      // The functions in front of the problem are kept.
    }
    functions.sort(Comparator.comparingLong(Function::low));
  }

  private DwarfReader reader(int offset) {
    DwarfReader in = new DwarfReader(sections.info(), offset);
    in.limit(unit.end() - offset);
    return in;
  }

  /** The functions whose code stands at an address, the innermost first. */
  List<Inlined> find(long address) {
    Function function = function(address);
    if (function == null) {
      return List.of();
    }
    DwarfReader in = reader(function.entry());
    List<Inlined> found = new ArrayList<>();
    Effort effort = new Effort();
    int depth = 0;
    do {
      effort.spend();
      Entry entry = new Entry(sections, unit, in);
      if (entry.tag() == 0) {
        depth--;
      } else if (entry.hasChildren()) {
        depth++;
      }
      if (entry.tag() == Entry.INLINED_SUBROUTINE && entry.contains(address, effort)) {
        found.addFirst(new Inlined(entry, name(entry)));
      }
    } while (depth > 0 && found.size() < MOST_DEPTH);
    return found;
  }

  private @Nullable Function function(long address) {
    int low = 0;
    int high = functions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (functions.get(middle).low() <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Function found = low == 0 ? null : functions.get(low - 1);
    return found == null || address >= found.high() ? null : found;
  }

  /** The name of what was inlined, which the entry of the function itself tells. */
  private String name(Entry inlined) {
    Entry entry = inlined;
    for (int i = 0; i < MOST_ORIGINS; i++) {
      String name = entry.name();
      if (name != null) {
        return name;
      }
      Unit owner = units.withEntry(entry.origin());
      entry = new Entry(sections, owner, new DwarfReader(sections.info(), entry.origin()));
    }
    throw new DwarfException("a function without a name");
  }
}
