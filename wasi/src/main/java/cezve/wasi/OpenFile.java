package cezve.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open file.
 *
 * <p>Java has no attributes of open files, only of files at paths. So the file remembers where it
 * was opened and asks there, as long as that still is the same file; afterwards it tells what it
 * knew last.
 */
final class OpenFile extends Descriptor {
  private static final int ZEROS = 1 << 16;

  private final SeekableByteChannel channel;
  private final Path path;
  private final BasicFileAttributes opened;
  private final Directory root;
  private @Nullable FileStat known;

  /**
   * @param path where it was opened
   * @param opened its attributes then
   * @param root the directory that the embedder opened and it was reached from
   */
  OpenFile(
      SeekableByteChannel channel,
      Path path,
      BasicFileAttributes opened,
      Directory root,
      int flags) {
    super(flags);
    this.channel = channel;
    this.path = path;
    this.opened = opened;
    this.root = root;
  }

  @Override
  long possibleRights() {
    return Rights.REGULAR_FILE;
  }

  @Override
  FileType fileType() {
    return opened.isRegularFile() ? FileType.REGULAR_FILE : FileStat.of(opened, path).type();
  }

  @Override
  synchronized FileStat stat() throws IOException {
    FileStat now = FileStat.ofSame(path, opened.fileKey());
    if (now == null) {
      now = (known == null ? FileStat.of(opened, path) : known).unnamed(channel.size());
    }
    known = now;
    return now;
  }

  @Override
  synchronized int read(Iovecs into) throws IOException {
    return transferIn(into, -1);
  }

  @Override
  synchronized int read(Iovecs into, long offset) throws IOException {
    return transferIn(into, requireOffset(offset));
  }

  private int transferIn(Iovecs into, long offset) throws IOException {
    int done = 0;
    while (done < into.total()) {
      ByteBuffer target = into.next();
      int wanted = target.remaining();
      int count = offset < 0 ? channel.read(target) : readAt(target, offset + done);
      if (count <= 0) {
        break;
      }
      into.advance(count);
      done += count;
      if (count < wanted) {
        break;
      }
    }
    return done;
  }

  @Override
  synchronized int write(Iovecs from) throws IOException {
    if (has(FdFlags.APPEND)) {
      channel.position(channel.size());
    }
    return transferOut(from, -1);
  }

  @Override
  synchronized int write(Iovecs all, WriteQuota quota) throws IOException {
    if (!quota.isLimited()) {
      return write(all);
    }
    long offset = has(FdFlags.APPEND) ? channel.size() : channel.position();
    Iovecs from = quota.take(gapBefore(offset), all);
    int written = write(from);
    quota.giveBack(from.total() - written);
    return written;
  }

  /** As on Linux, a file in append mode is appended to wherever one wants to write. */
  @Override
  synchronized int write(Iovecs from, long offset) throws IOException {
    long at = requireOffset(offset);
    return transferOut(from, has(FdFlags.APPEND) ? channel.size() : at);
  }

  @Override
  synchronized int write(Iovecs all, long offset, WriteQuota quota) throws IOException {
    if (!quota.isLimited()) {
      return write(all, offset);
    }
    long at = has(FdFlags.APPEND) ? channel.size() : requireOffset(offset);
    Iovecs from = quota.take(gapBefore(at), all);
    int written = write(from, at);
    quota.giveBack(from.total() - written);
    return written;
  }

  /** How many bytes lie between the end of the file and where one writes. */
  private long gapBefore(long offset) throws IOException {
    return Math.max(0, offset - channel.size());
  }

  private int transferOut(Iovecs from, long offset) throws IOException {
    int done = 0;
    try {
      if (from.isScattered()) {
        byte[] gathered = new byte[from.total()];
        ByteBuffer source = ByteBuffer.wrap(gathered, 0, from.gather(gathered));
        done = offset < 0 ? channel.write(source) : writeAt(source, offset);
      } else {
        while (done < from.total()) {
          ByteBuffer source = from.next();
          int wanted = source.remaining();
          int count = offset < 0 ? channel.write(source) : writeAt(source, offset + done);
          from.advance(count);
          done += count;
          if (count < wanted) {
            break;
          }
        }
      }
    } catch (IOException e) {
      // What is written is written; the next call will tell of the error.
      if (done == 0) {
        throw e;
      }
    }
    syncWrites();
    return done;
  }

  private void syncWrites() throws IOException {
    if (has(FdFlags.SYNC)) {
      sync();
    } else if (has(FdFlags.DSYNC)) {
      datasync();
    }
  }

  private int readAt(ByteBuffer target, long offset) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(target, offset);
    }
    long before = channel.position();
    try {
      return channel.position(offset).read(target);
    } finally {
      channel.position(before);
    }
  }

  private int writeAt(ByteBuffer source, long offset) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.write(source, offset);
    }
    long before = channel.position();
    try {
      return channel.position(offset).write(source);
    } finally {
      channel.position(before);
    }
  }

  private static long requireOffset(long offset) throws ErrnoException {
    if (offset < 0 || offset > Long.MAX_VALUE - Iovecs.MAX_BYTES) {
      throw new ErrnoException(Errno.INVAL);
    }
    return offset;
  }

  @Override
  synchronized long seek(long offset, Whence whence) throws IOException {
    long from =
        switch (whence) {
          case SET -> 0;
          case CUR -> channel.position();
          case END -> channel.size();
        };
    long target = from + offset;
    if (target < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (whence != Whence.CUR || offset != 0) {
      channel.position(target);
    }
    return target;
  }

  /** The host has its own ideas about caching. */
  @Override
  void advise() {}

  @Override
  synchronized void allocate(long offset, long length, WriteQuota quota) throws IOException {
    long end = offset + length;
    if (length == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (offset < 0 || length < 0 || end < 0) {
      throw new ErrnoException(Errno.FBIG);
    }
    long size = channel.size();
    if (end <= size) {
      return;
    }
    if (end - size > usableSpace()) {
      throw new ErrnoException(Errno.NOSPC);
    }
    quota.take(end - size);
    try {
      fillWithZeros(size, end);
    } catch (IOException e) {
      quota.giveBack(end - size);
      setSize(size, quota);
      throw e;
    }
  }

  private long usableSpace() {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException _) {
      // Without its name, writing has to show.
      return Long.MAX_VALUE;
    }
  }

  private void fillWithZeros(long start, long end) throws IOException {
    byte[] zeros = new byte[(int) Math.min(ZEROS, end - start)];
    long at = start;
    while (at < end) {
      at += writeAt(ByteBuffer.wrap(zeros, 0, (int) Math.min(zeros.length, end - at)), at);
    }
  }

  @Override
  void datasync() throws IOException {
    if (channel instanceof FileChannel file) {
      file.force(false);
    }
  }

  @Override
  void sync() throws IOException {
    if (channel instanceof FileChannel file) {
      file.force(true);
    }
  }

  @Override
  synchronized void setSize(long size, WriteQuota quota) throws IOException {
    if (size < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    long before = channel.position();
    long growth = size - channel.size();
    if (growth > 0) {
      quota.take(growth);
      writeAt(ByteBuffer.allocate(1), size - 1);
    } else {
      channel.truncate(size);
      channel.position(before);
    }
  }

  @Override
  synchronized void setTimes(FileTimes times) throws IOException {
    root.access().requireWrite();
    if (!opened.isRegularFile()) {
      throw new ErrnoException(Errno.NOTSUP);
    }
    String name = Objects.requireNonNull(path.getFileName()).toString();
    Path parent = Objects.requireNonNull(path.getParent());
    try (Directory directory = root.openBelow(parent)) {
      if (!Objects.equals(directory.requireEntry(name).fileKey(), opened.fileKey())) {
        throw new ErrnoException(Errno.NOENT);
      }
      directory.setTimes(name, times);
    }
  }

  @Override
  synchronized Readiness readable() throws IOException {
    if (!opened.isRegularFile()) {
      return Readiness.UNKNOWN_AMOUNT;
    }
    long left = channel.size() - channel.position();
    return left > 0 ? new Readiness(left, false) : Readiness.HANGUP;
  }

  @Override
  Readiness writable() {
    return Readiness.UNKNOWN_AMOUNT;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
