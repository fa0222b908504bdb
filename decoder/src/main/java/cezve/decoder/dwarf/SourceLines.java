package cezve.decoder.dwarf;

import cezve.model.error.SourceLine;
import cezve.model.module.Custom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of source that a module's instructions come from. Nothing is read before somebody asks.
 * Any number of threads may ask at the same time.
 */
public final class SourceLines {
  private final DebugSections sections;
  private final long addresses;
  private volatile @Nullable LineIndex index;
  private volatile @Nullable CompilationDirectories directories;

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
      return stretch == null ? null : line(stretch.table(), stretch.find(sections, address));
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

  private @Nullable SourceLine line(LineTable table, LineRow row) {
    FileNames files = table.files();
    String file = files.path(row.file());
    if (file == null || row.line() <= 0) {
      return null;
    }
    String directory = files.compilationDirectory();
    if (directory == null) {
      directory = directory(table);
    }
    return new SourceLine(
        directory, relative(file, directory), row.line(), Math.max(0, row.column()));
  }

  private String directory(LineTable table) {
    CompilationDirectories known = directories;
    if (known == null) {
      known = new CompilationDirectories(sections);
      directories = known;
    }
    String directory = known.of(table.offset());
    return directory == null ? "" : directory;
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
