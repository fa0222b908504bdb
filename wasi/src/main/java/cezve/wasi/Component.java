package cezve.wasi;

import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The one place where a name that a guest gave becomes a name on the host. */
final class Component {
  private Component() {}

  /**
   * The path of one name.
   *
   * @throws ErrnoException if the host would take the name for anything else than one plain name: a
   *     guest's file names may contain what separates names on the host, or names a device there
   */
  static Path of(FileSystem fileSystem, String name) throws ErrnoException {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw new AssertionError("BUG: not the name of an entry: " + name);
    }
    if (Staging.isStaged(name)) {
      throw new ErrnoException(Errno.ACCES);
    }
    Path path;
    try {
      path = fileSystem.getPath(name);
    } catch (InvalidPathException _) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    if (path.isAbsolute()
        || path.getRoot() != null
        || path.getNameCount() != 1
        || !path.toString().equals(name)) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    return path;
  }
}
