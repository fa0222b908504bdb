package cezve.runtime.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The secret by which a user's processes know what they wrote themselves. */
final class UserKey {
  private static final String FILE = "key";
  private static final int BYTES = 32;

  private UserKey() {}

  /** The key in a directory, or null if there is none that only the user can read. */
  static byte @Nullable [] read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view != null
          && !PrivateFiles.OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
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
    PrivateFiles.createDirectory(directory);
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
    Path written = PrivateFiles.create(directory);
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
}
