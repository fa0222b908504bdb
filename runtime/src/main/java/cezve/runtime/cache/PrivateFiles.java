package cezve.runtime.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that only the user can read, where file systems have permissions. */
final class PrivateFiles {
  /** The end of the names of files that are not complete. */
  static final String TEMPORARY = ".tmp";

  /** The permissions of files. */
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Makes a directory, and those that it is in, unless they are there. */
  static void createDirectory(Path directory) throws IOException {
    if (isPosix(directory)) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
    } else {
      Files.createDirectories(directory);
    }
  }

  /**
   * Makes a temporary file in a directory. Its name need not be hard to guess, for which {@link
   * Files#createTempFile} would load what makes random numbers.
   */
  static Path create(Path directory) throws IOException {
    while (true) {
      Path file = directory.resolve("new-" + Long.toHexString(System.nanoTime()) + TEMPORARY);
      try {
        return isPosix(directory)
            ? Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
            : Files.createFile(file);
      } catch (FileAlreadyExistsException _) {
        // Another process was at it in the same nanosecond.
      }
    }
  }

  private static boolean isPosix(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
