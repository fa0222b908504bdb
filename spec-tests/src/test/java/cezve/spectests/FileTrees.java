package cezve.spectests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FileTrees {
  private FileTrees() {}

  /** Copies what is in a folder to another one, which need not exist. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          // Not a copy of the attributes: the originals may be read-only.
          Files.write(target, Files.readAllBytes(file));
        }
      }
    }
  }
}
