package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file descriptor stands for. Operations that make no sense for a kind of file fail with
 * {@link Errno#BADF} unless the kind knows better.
 */
abstract sealed class Descriptor implements Closeable permits Unseekable, OpenFile, OpenDirectory {
  private volatile int flags;

  Descriptor(int flags) {
    this.flags = flags;
  }

  /**
   * That a descriptor is ready.
   *
   * @param bytes how many bytes can be read or written without waiting, as far as is known
   * @param hangup whether there will be no more
   */
  record Readiness(long bytes, boolean hangup) {
    static final Readiness UNKNOWN_AMOUNT = new Readiness(1, false);
    static final Readiness HANGUP = new Readiness(0, true);
  }

  /** Its {@link FdFlags}. */
  final int flags() {
    return flags;
  }

  /** Sets its {@link FdFlags}. */
  final void setFlags(int newFlags) {
    flags = newFlags;
  }

  final boolean has(int flag) {
    return (flags & flag) != 0;
  }

  static ErrnoException notSupportedHere() {
    return new ErrnoException(Errno.BADF);
  }

  /** The {@link Rights} that make sense for this kind of file. */
  abstract long possibleRights();

  abstract FileType fileType();

  abstract FileStat stat() throws IOException;

  /** Reads at the current offset; returns how many bytes, 0 at the end. */
  int read(Iovecs into) throws IOException {
    throw notSupportedHere();
  }

  /** Reads at the current offset; if that means waiting, in a way. */
  int read(Iovecs into, Waiting waiting) throws IOException {
    return read(into);
  }

  /** Reads at a given offset, and leaves the current one alone. */
  int read(Iovecs into, long offset) throws IOException {
    throw notSupportedHere();
  }

  /** Writes at the current offset; returns how many bytes. */
  int write(Iovecs from) throws IOException {
    throw notSupportedHere();
  }

  /** Writes at the current offset, as much as a quota allows; returns how many bytes. */
  int write(Iovecs all, WriteQuota quota) throws IOException {
    Iovecs from = quota.take(0, all);
    int written = 0;
    try {
      written = write(from);
      return written;
    } finally {
      quota.giveBack(from.total() - written);
    }
  }

  /** Writes at a given offset, and leaves the current one alone. */
  int write(Iovecs from, long offset) throws IOException {
    throw notSupportedHere();
  }

  /**
   * Writes at a given offset, as much as a quota allows, and leaves the current one alone; returns
   * how many bytes.
   */
  int write(Iovecs from, long offset, WriteQuota quota) throws IOException {
    return write(from, offset);
  }

  /** Moves the current offset and returns it. */
  long seek(long offset, Whence whence) throws IOException {
    throw notSupportedHere();
  }

  /** Hints at how the contents will be used. */
  void advise() throws IOException {
    throw notSupportedHere();
  }

  /**
   * Sees to it that there is room for some bytes, and that the file is long enough, as far as a
   * quota allows.
   */
  void allocate(long offset, long length, WriteQuota quota) throws IOException {
    throw notSupportedHere();
  }

  /** Waits until the contents are on the device. */
  void datasync() throws IOException {
    throw notSupportedHere();
  }

  /** Waits until contents and attributes are on the device. */
  void sync() throws IOException {
    throw notSupportedHere();
  }

  /** Cuts off what is beyond a size, or grows to it as far as a quota allows. */
  void setSize(long size, WriteQuota quota) throws IOException {
    throw notSupportedHere();
  }

  void setTimes(FileTimes times) throws IOException {
    throw notSupportedHere();
  }

  /** Makes what was written visible outside. */
  void flush() throws IOException {}

  /** Whether a read would not wait; null if it would. */
  @Nullable Readiness readable() throws IOException {
    throw notSupportedHere();
  }

  /** Whether a write would not wait; null if it would. */
  @Nullable Readiness writable() throws IOException {
    throw notSupportedHere();
  }

  /**
   * Sees to it that who waits is woken when it becomes ready: by the {@link PollMonitor}, which is
   * told, or by a channel.
   *
   * @param type whether to become readable or writable
   * @param watch the channels to wait for, to be added to
   */
  void watch(EventType type, Watch watch) {}
}
