package cezve.edge.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a file shows in.
 *
 * @param time when it was changed
 * @param size in bytes
 * @param key which file it is
 */
public record FileStamp(@Nullable Object time, long size, @Nullable Object key) {
  /** Of what is no file, or cannot be looked at. */
  static final FileStamp NONE = new FileStamp(null, -1, null);

  /** Of a file as it is now. */
  public static FileStamp of(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(file.lastModifiedTime(), file.size(), file.fileKey());
    } catch (IOException _) {
      return NONE;
    }
  }
}
