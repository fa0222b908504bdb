package cezve.decoder.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of files in the header of a line number program. They are read anew for each question,
 * since there are few.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">Section 6.2.4.1</a>
 */
final class FileNames {
  /** The names of real units take a tenth of that at most. */
  private static final int MOST_BYTES = 1 << 18;

  private static final int PATH = 1;
  private static final int DIRECTORY = 2;

  private final DebugSections sections;
  private final Encoding encoding;
  private final int start;
  private final int end;

  /** The names between two offsets. */
  FileNames(DebugSections sections, Encoding encoding, int start, int end) {
    this.sections = sections;
    this.encoding = encoding;
    this.start = start;
    this.end = end;
    if (end - start > MOST_BYTES) {
      throw new DwarfException("too many names");
    }
  }

  /**
   * A name as it is written.
   *
   * @param directory the number of the directory that it is in
   */
  private record Entry(@Nullable String name, long directory) {}

  /** What a column of a table of names is, and how it is written. */
  private record Column(long content, Form form) {}

  /** A file's name behind that of its directory, or null if the header has no such file. */
  @Nullable String path(long file) {
    DwarfReader in = new DwarfReader(sections.line(), start);
    in.limit(end - start);
    return encoding.version() >= 5 ? pathInTables(in, file) : pathInLists(in, file);
  }

  /** The directory in which the unit was compiled, if the header names it, or else null. */
  @Nullable String compilationDirectory() {
    if (encoding.version() < 5) {
      return null;
    }
    DwarfReader in = new DwarfReader(sections.line(), start);
    in.limit(end - start);
    return name(entry(in, 0));
  }

  private @Nullable String pathInTables(DwarfReader in, long file) {
    int directories = in.offset();
    entry(in, Long.MAX_VALUE);
    Entry found = entry(in, file);
    String name = name(found);
    if (found == null || name == null || found.directory() == 0) {
      return name;
    }
    in.seek(directories);
    String directory = name(entry(in, found.directory()));
    return join(directory, name);
  }

  /** A path in a directory, unless it is absolute. */
  private static String join(@Nullable String directory, String path) {
    return directory == null || path.startsWith("/") ? path : directory + "/" + path;
  }

  private static @Nullable String name(@Nullable Entry entry) {
    return entry == null ? null : entry.name();
  }

  /** Reads a table; its entry of that number, or null if it has fewer. */
  private @Nullable Entry entry(DwarfReader in, long number) {
    List<Column> columns = new ArrayList<>();
    boolean takesBytes = false;
    for (int left = in.u8(); left > 0; left--) {
      Column column = new Column(in.unsigned(), Form.of(in.unsigned()));
      takesBytes |= column.form().takesBytes();
      columns.add(column);
    }
    long count = in.unsigned();
    if (count != 0 && !takesBytes) {
      throw new DwarfException("names without bytes");
    }
    Entry found = null;
    for (long i = 0; i != count; i++) {
      if (i == number) {
        found = read(in, columns);
      } else {
        for (Column column : columns) {
          column.form().skip(in, encoding);
        }
      }
    }
    return found;
  }

  private Entry read(DwarfReader in, List<Column> columns) {
    String name = null;
    long directory = 0;
    for (Column column : columns) {
      if (column.content() == PATH) {
        name = column.form().string(in, encoding, sections);
      } else if (column.content() == DIRECTORY) {
        directory = column.form().number(in, encoding);
      } else {
        column.form().skip(in, encoding);
      }
    }
    return new Entry(name, directory);
  }

  /** Before version 5, both count from 1, and directory 0 is the one of the compilation. */
  private @Nullable String pathInLists(DwarfReader in, long file) {
    int directories = in.offset();
    while (in.peek() != 0) {
      in.skipString();
    }
    in.skip(1);
    for (int i = 1; in.peek() != 0; i++) {
      if (i == file) {
        String name = in.string();
        return join(directory(directories, in.unsigned()), name);
      }
      in.skipString();
      // The directory, the time of the last change and the size.
      in.unsigned();
      in.unsigned();
      in.unsigned();
    }
    return null;
  }

  private @Nullable String directory(int directories, long number) {
    DwarfReader in = new DwarfReader(sections.line(), directories);
    in.limit(end - directories);
    for (long i = 1; number != 0 && in.peek() != 0; i++) {
      if (i == number) {
        return in.string();
      }
      in.skipString();
    }
    return null;
  }
}
