package cezve.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of a kind that {@code java.nio.file} can only create at a path. */
sealed interface NewEntry {
  /** Creates it. */
  void createAt(Path path) throws IOException;

  /** Throws unless it is what it was meant to be. */
  default void verify(Directory in, Path name) throws IOException {}

  record NewDirectory() implements NewEntry {
    @Override
    public void createAt(Path path) throws IOException {
      Files.createDirectory(path);
    }
  }

  record NewSymbolicLink(Path target) implements NewEntry {
    @Override
    public void createAt(Path path) throws IOException {
      Files.createSymbolicLink(path, target);
    }
  }

  /**
   * Another name for a file.
   *
   * @param existing the name that it has
   * @param key the key that tells the file from all others
   */
  record NewLink(Directory source, String existing, @Nullable Object key) implements NewEntry {
    @Override
    public void createAt(Path path) throws IOException {
      Files.createLink(path, source.locate(source.component(existing)));
    }

    /** The path of the file, too, might have led elsewhere for a moment. */
    @Override
    public void verify(Directory in, Path name) throws IOException {
      if (!Objects.equals(in.view(name).readAttributes().fileKey(), key)) {
        in.deleteFile(name);
        throw new ErrnoException(Errno.NOENT);
      }
    }
  }
}
