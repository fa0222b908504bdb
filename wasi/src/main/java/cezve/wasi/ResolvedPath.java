package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a path leads: an entry of a directory, or that directory itself. */
final class ResolvedPath implements Closeable {
  private final List<Directory> opened;
  private final Directory directory;
  private final @Nullable String name;
  private final boolean directoryOnly;

  /**
   * @param opened what closes with this
   * @param name the name of the entry, or null for the directory itself
   * @param directoryOnly whether the path ends in a slash, so that it can only mean a directory
   */
  ResolvedPath(
      List<Directory> opened, Directory directory, @Nullable String name, boolean directoryOnly) {
    this.opened = opened;
    this.directory = directory;
    this.name = name;
    this.directoryOnly = directoryOnly;
  }

  /** The directory that has the entry, or that the path stands for. */
  Directory directory() {
    return directory;
  }

  /** Whether the path stands for a directory itself, like {@code .} and {@code a/..}. */
  boolean isDirectoryItself() {
    return name == null;
  }

  /**
   * The name of the entry.
   *
   * @param otherwise the error if the path stands for the directory itself
   */
  String entry(Errno otherwise) throws ErrnoException {
    if (name == null) {
      throw new ErrnoException(otherwise);
    }
    return name;
  }

  /** Whether the path can only mean a directory. */
  boolean directoryOnly() {
    return directoryOnly;
  }

  @Override
  public void close() throws IOException {
    PathResolver.closeAll(opened);
  }
}
