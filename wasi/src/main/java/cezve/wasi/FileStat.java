package cezve.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a file; times are in nanoseconds since 1970.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#filestat">filestat</a>
 */
record FileStat(
    long dev, long ino, FileType type, long nlink, long size, long atim, long mtim, long ctim) {
  private static final String UNIX_ATTRIBUTES = "unix:dev,ino,nlink,ctime,mode,fileKey";

  /** The bits of a Unix file mode that tell the type, and two of their values. */
  private static final int MODE_TYPE = 0170000;

  private static final int MODE_CHARACTER_DEVICE = 0020000;
  private static final int MODE_BLOCK_DEVICE = 0060000;

  /** Of something of which only the type is known. */
  static FileStat ofType(FileType type) {
    return new FileStat(0, 0, type, 0, 0, 0, 0, 0);
  }

  /**
   * The attributes of a file.
   *
   * @param known what is known of it for sure
   * @param path where it is, or was: the rest is looked up there, if it still is the same file
   */
  static FileStat of(BasicFileAttributes known, Path path) {
    Object key = known.fileKey();
    Map<String, Object> more = unixAttributes(path, key);
    long mtim = nanos(known.lastModifiedTime());
    return new FileStat(
        more.get("dev") instanceof Long dev ? dev : FileKeys.dev(key),
        more.get("ino") instanceof Long ino ? ino : FileKeys.ino(key, path),
        type(known, more),
        more.get("nlink") instanceof Integer nlink ? nlink : 1,
        known.size(),
        nanos(known.lastAccessTime()),
        mtim,
        more.get("ctime") instanceof FileTime ctime ? nanos(ctime) : mtim);
  }

  /** The attributes of what is at a path now, or null if that is not the file of the key. */
  static @Nullable FileStat ofSame(Path path, @Nullable Object key) {
    try {
      BasicFileAttributes now =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Objects.equals(now.fileKey(), key) ? of(now, path) : null;
    } catch (IOException _) {
      return null;
    }
  }

  /** The type of a file, as far as it can be told from these attributes. */
  static FileType type(BasicFileAttributes attributes) {
    return type(attributes, Map.of());
  }

  private static FileType type(BasicFileAttributes attributes, Map<String, Object> more) {
    if (attributes.isRegularFile()) {
      return FileType.REGULAR_FILE;
    }
    if (attributes.isDirectory()) {
      return FileType.DIRECTORY;
    }
    if (attributes.isSymbolicLink()) {
      return FileType.SYMBOLIC_LINK;
    }
    if (more.get("mode") instanceof Integer mode) {
      return switch (mode & MODE_TYPE) {
        case MODE_CHARACTER_DEVICE -> FileType.CHARACTER_DEVICE;
        case MODE_BLOCK_DEVICE -> FileType.BLOCK_DEVICE;
        default -> FileType.UNKNOWN;
      };
    }
    return FileType.UNKNOWN;
  }

  private static Map<String, Object> unixAttributes(Path path, @Nullable Object key) {
    if (key == null || !path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Map.of();
    }
    try {
      Map<String, Object> found =
          Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return key.equals(found.get("fileKey")) ? found : Map.of();
    } catch (IOException _) {
      return Map.of();
    }
  }

  private static long nanos(FileTime time) {
    return Math.max(0, time.to(TimeUnit.NANOSECONDS));
  }

  /** The same file without a name, and of the size that it has now. */
  FileStat unnamed(long newSize) {
    return new FileStat(dev, ino, type, 0, newSize, atim, mtim, ctim);
  }

  /** Stores the attributes where the caller wants them. */
  void store(GuestMemory memory, long address) {
    memory.store64(address, dev);
    memory.store64(address + 8, ino);
    switch (memory.snapshot()) {
      case PREVIEW1 -> {
        memory.store64(address + 16, type.code());
        memory.store64(address + 24, nlink);
        storeSizeAndTimes(memory, address + 32);
      }
      case UNSTABLE -> {
        memory.store32(address + 16, type.code());
        memory.store32(address + 20, (int) nlink);
        storeSizeAndTimes(memory, address + 24);
      }
    }
  }

  private void storeSizeAndTimes(GuestMemory memory, long address) {
    memory.store64(address, size);
    memory.store64(address + 8, atim);
    memory.store64(address + 16, mtim);
    memory.store64(address + 24, ctim);
  }
}
