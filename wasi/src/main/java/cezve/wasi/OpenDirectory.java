package cezve.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open directory. */
final class OpenDirectory extends Descriptor {
  /** The entries that a directory has besides those that are in it. */
  private static final String[] SELF_AND_PARENT = {".", ".."};

  private final Directory directory;
  private List<String> names = List.of();
  private boolean listed;

  OpenDirectory(Directory directory, int flags) {
    super(flags);
    this.directory = directory;
  }

  Directory directory() {
    return directory;
  }

  @Override
  long possibleRights() {
    return Rights.DIRECTORY;
  }

  @Override
  FileType fileType() {
    return FileType.DIRECTORY;
  }

  @Override
  FileStat stat() throws IOException {
    return directory.stat();
  }

  @Override
  void setTimes(FileTimes times) throws IOException {
    directory.setTimes(times);
  }

  @Override
  int read(Iovecs into) throws IOException {
    throw new ErrnoException(Errno.ISDIR);
  }

  @Override
  int read(Iovecs into, long offset) throws IOException {
    throw new ErrnoException(Errno.ISDIR);
  }

  /**
   * Writes entries, beginning with the one that a cookie stands for, until there is no more room
   * (the last one may be cut off) or no more entry; returns how many bytes.
   *
   * <p>Cookie 0 takes down the names anew; others number them. So a program sees every entry once,
   * whatever it does to the directory while it reads.
   */
  synchronized int readEntries(GuestMemory memory, long buffer, int size, long cookie)
      throws IOException {
    if (cookie == 0 || !listed) {
      names = directory.list();
      listed = true;
    }
    DirectoryEntries out = new DirectoryEntries(memory, buffer, size);
    int count = SELF_AND_PARENT.length + names.size();
    for (long i = cookie; i >= 0 && i < count && !out.isFull(); i++) {
      put(out, (int) i);
    }
    return out.used();
  }

  private void put(DirectoryEntries out, int index) throws IOException {
    // As nothing outside is to be seen, the parent is shown as the directory itself.
    boolean inside = index >= SELF_AND_PARENT.length;
    String name = inside ? names.get(index - SELF_AND_PARENT.length) : SELF_AND_PARENT[index];
    BasicFileAttributes attributes = inside ? attributes(name) : directory.attributes();
    if (attributes != null) {
      out.put(
          index + 1L,
          FileKeys.ino(attributes.fileKey(), directory.path().resolve(name)),
          FileStat.type(attributes),
          name.getBytes(StandardCharsets.UTF_8));
    }
  }

  private @Nullable BasicFileAttributes attributes(String name) throws IOException {
    try {
      return directory.attributesIfPresent(name);
    } catch (ErrnoException _) {
      // A name that the host lists and does not accept: the guest could not use it either.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
