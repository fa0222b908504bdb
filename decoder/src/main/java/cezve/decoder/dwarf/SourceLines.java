package cezve.decoder.dwarf;

import cezve.model.error.InlinedCall;
import cezve.model.error.SourceLine;
import cezve.model.module.Custom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of source that a module's instructions come from. Nothing is read before somebody asks.
 * Any number of threads may ask at the same time.
 */
public final class SourceLines {
  private final DebugSections sections;
  private final long addresses;
  private volatile @Nullable LineIndex index;
  private volatile @Nullable Units units;
  private final Map<Integer, InlinedFunctions> functions = new ConcurrentHashMap<>();

  /**
   * The lines that custom sections tell.
   *
   * @param customs the module's custom sections
   * @param codeBytes the length of the code section's contents
   */
  public SourceLines(List<Custom> customs, long codeBytes) {
    this.sections = DebugSections.of(customs);
    this.addresses = codeBytes;
  }

  /**
   * Where an instruction comes from.
   *
   * @param address its offset behind the start of the code section's contents
   * @return null if that is not known, or no line is behind it
   */
  public @Nullable SourceLine find(long address) {
    if (sections.line().length() == 0) {
      return null;
    }
    try {
      LineStretch stretch = index().find(address);
      if (stretch == null) {
        return null;
      }
      LineRow row = stretch.find(sections, address);
      return line(stretch.table(), row.file(), row.line(), row.column());
    } catch (DwarfException _) {
      return null;
    }
  }

  private LineIndex index() {
    LineIndex known = index;
    if (known == null) {
      known = new LineIndex(sections, addresses);
      index = known;
    }
    return known;
  }

  private @Nullable SourceLine line(LineTable table, long file, long line, long column) {
    FileNames files = table.files();
    String path = files.path(file);
    if (path == null || line <= 0 || line > Integer.MAX_VALUE) {
      return null;
    }
    String directory = files.compilationDirectory();
    if (directory == null) {
      Unit unit = units().withLines(table.offset());
      directory = unit == null ? null : unit.directory();
    }
    String known = directory == null ? "" : directory;
    int from = column > 0 && column <= Integer.MAX_VALUE ? (int) column : 0;
    return new SourceLine(known, relative(path, known), (int) line, from);
  }

  private Units units() {
    Units known = units;
    if (known == null) {
      known = new Units(sections);
      units = known;
    }
    return known;
  }

  /**
   * The functions that were inlined where an instruction stands, the innermost first.
   *
   * @param address its offset behind the start of the code section's contents
   */
  public List<InlinedCall> inlined(long address) {
    if (sections.line().length() == 0) {
      return List.of();
    }
    try {
      LineStretch stretch = index().find(address);
      Unit unit = stretch == null ? null : units().withLines(stretch.table().offset());
      if (stretch == null || unit == null) {
        return List.of();
      }
      List<InlinedCall> calls = new ArrayList<>();
      for (InlinedFunctions.Inlined each : functions(unit).find(address)) {
        Entry entry = each.entry();
        SourceLine caller =
            line(stretch.table(), entry.callFile(), entry.callLine(), entry.callColumn());
        calls.add(new InlinedCall(each.name(), caller));
      }
      return calls;
    } catch (DwarfException _) {
      return List.of();
    }
  }

  private InlinedFunctions functions(Unit unit) {
    return functions.computeIfAbsent(
        unit.offset(), _ -> new InlinedFunctions(sections, units(), unit));
  }

  /** A path without the directory that it starts with, and without steps that lead nowhere. */
  private static String relative(String file, String directory) {
    boolean below = !directory.isEmpty() && file.startsWith(directory + "/");
    String path = below ? file.substring(directory.length() + 1) : file;
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      boolean returns = name.equals("..") && !names.isEmpty() && !names.getLast().equals("..");
      if (returns && !names.getLast().isEmpty()) {
        names.removeLast();
      } else if (!name.equals(".")) {
        names.add(name);
      }
    }
    return String.join("/", names);
  }
}
