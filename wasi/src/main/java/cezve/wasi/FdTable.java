package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of file descriptors. */
final class FdTable implements Closeable {
  private final int maxOpen;
  private final List<@Nullable FdEntry> entries = new ArrayList<>();

  /**
   * @param maxOpen the most descriptors that can be open
   */
  FdTable(int maxOpen) {
    this.maxOpen = maxOpen;
  }

  /** The entry of a descriptor. */
  synchronized FdEntry get(int fd) throws ErrnoException {
    FdEntry entry = fd >= 0 && fd < entries.size() ? entries.get(fd) : null;
    if (entry == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return entry;
  }

  /** Adds an entry and returns the smallest free number, which is its descriptor. */
  synchronized int add(FdEntry entry) throws ErrnoException {
    requireRoom();
    int free = entries.indexOf(null);
    if (free >= 0) {
      entries.set(free, entry);
      return free;
    }
    entries.add(entry);
    return entries.size() - 1;
  }

  /** Adds an entry, or closes what it stands for if there is no room. */
  int addOrClose(FdEntry entry) throws IOException {
    try {
      return add(entry);
    } catch (ErrnoException e) {
      entry.descriptor().close();
      throw e;
    }
  }

  /** Throws if no entry can be added: to be asked before something is opened for one. */
  synchronized void requireRoom() throws ErrnoException {
    if (entries.size() == maxOpen && entries.indexOf(null) < 0) {
      throw new ErrnoException(Errno.MFILE);
    }
  }

  /** Takes an entry out. */
  synchronized FdEntry remove(int fd) throws ErrnoException {
    FdEntry entry = get(fd);
    entries.set(fd, null);
    return entry;
  }

  /** Moves an entry to the place of another one, which is returned; null if it is the same. */
  synchronized @Nullable FdEntry move(int from, int to) throws ErrnoException {
    FdEntry moved = get(from);
    FdEntry replaced = get(to);
    if (from == to) {
      return null;
    }
    entries.set(from, null);
    entries.set(to, moved);
    return replaced;
  }

  /** Closes everything; the first failure is thrown when all is closed. */
  @Override
  public synchronized void close() throws IOException {
    IOException failure = null;
    for (FdEntry entry : entries) {
      try {
        if (entry != null) {
          entry.descriptor().close();
        }
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    entries.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
