package cezve.wasi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes a program may still write to files, streams and sockets, and by how many its files
 * may still grow without being written: both count alike, because both take the host's room.
 */
final class WriteQuota {
  /** No limit. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private final boolean limited;
  private final AtomicLong left;

  WriteQuota(long bytes) {
    this.limited = bytes != UNLIMITED;
    this.left = new AtomicLong(bytes);
  }

  /** Whether there is any need to find out by how much a file is going to grow. */
  boolean isLimited() {
    return limited;
  }

  /**
   * Takes room for as much as there is of what is to be written, which may be less than all.
   *
   * @param gap by how many bytes the file grows before the first of them
   * @return what is to be written instead
   * @throws ErrnoException {@link Errno#DQUOT} if there is room for nothing
   */
  Iovecs take(long gap, Iovecs from) throws ErrnoException {
    if (!limited || from.total() == 0) {
      return from;
    }
    while (true) {
      long before = left.get();
      long room = before - gap;
      if (room <= 0) {
        throw new ErrnoException(Errno.DQUOT);
      }
      int count = (int) Math.min(room, from.total());
      if (left.compareAndSet(before, room - count)) {
        return from.atMost(count);
      }
    }
  }

  /**
   * Takes room for a file to grow.
   *
   * @throws ErrnoException {@link Errno#DQUOT} if there is not so much
   */
  void take(long growth) throws ErrnoException {
    while (limited) {
      long before = left.get();
      if (growth > before) {
        throw new ErrnoException(Errno.DQUOT);
      }
      if (left.compareAndSet(before, before - growth)) {
        return;
      }
    }
  }

  /** Room that was taken and not needed. */
  void giveBack(long bytes) {
    if (limited) {
      left.addAndGet(bytes);
    }
  }
}
