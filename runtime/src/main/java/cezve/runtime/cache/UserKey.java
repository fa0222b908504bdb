package cezve.runtime.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secret by which a user's processes know what they wrote themselves. */
final class UserKey {
  private static final String FILE = "key";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private UserKey() {}

  /** The key in a directory, or null if there is none that only the user can read. */
  static byte @Nullable [] read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
        return null;
      }
      byte[] key = Files.readAllBytes(file);
      return key.length == BYTES ? key : null;
    } catch (IOException _) {
      return null;
    }
  }

  /** The key in a directory; both are made if they are not there. */
  static byte[] obtain(Path directory) throws IOException {
    if (isPosix(directory)) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
    } else {
      Files.createDirectories(directory);
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      byte[] key = read(directory);
      if (key != null) {
        return key;
      }
      replace(directory);
    }
    throw new NoSuchFileException(directory.resolve(FILE).toString());
  }

  /** Writes a new key; what was written with another one is worth nothing any more. */
  private static void replace(Path directory) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path written = newFile(directory);
    try {
      Files.write(written, key, StandardOpenOption.WRITE);
      Path file = directory.resolve(FILE);
      if (read(directory) == null) {
        Files.deleteIfExists(file);
      }
      // Of two processes that do this at the same time, both go on with the key of the first.
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException _) {
      // Another process was faster.
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /**
   * A new file in the directory that only the user can read. Its name need not be hard to guess,
   * for which {@link Files#createTempFile} would load what makes random numbers.
   */
  static Path newFile(Path directory) throws IOException {
    while (true) {
      Path file = directory.resolve("new-" + Long.toHexString(System.nanoTime()) + ".tmp");
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
