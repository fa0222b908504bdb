package cezve.wasi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An entry of the table of file descriptors: what it stands for and what may be done with it. */
final class FdEntry {
  private final Descriptor descriptor;
  private final byte @Nullable [] preopenName;
  private volatile long base;
  private volatile long inheriting;

  /**
   * @param base the rights that apply to the descriptor
   * @param inheriting the rights that those made through it can have
   * @param preopenName the name under which the program finds it, if it was opened beforehand
   */
  FdEntry(Descriptor descriptor, long base, long inheriting, byte @Nullable [] preopenName) {
    this.descriptor = descriptor;
    this.base = base;
    this.inheriting = inheriting;
    this.preopenName = preopenName;
  }

  /** The entry of a directory that is opened for a program beforehand. */
  static FdEntry preopen(Directory directory, String name) {
    return new FdEntry(
        new OpenDirectory(directory, FdFlags.NONE),
        Rights.DIRECTORY,
        Rights.PREOPEN_INHERITING,
        name.getBytes(StandardCharsets.UTF_8));
  }

  Descriptor descriptor() {
    return descriptor;
  }

  long base() {
    return base;
  }

  long inheriting() {
    return inheriting;
  }

  /** The name under which the program finds it, or null if it was not opened beforehand. */
  byte @Nullable [] preopenName() {
    return preopenName;
  }

  /**
   * Throws unless all of these rights apply. Those that make no sense for this kind of file are
   * left to the operation, which fails with a better error.
   */
  void require(long rights) throws ErrnoException {
    if ((rights & descriptor.possibleRights() & ~base) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
  }

  /** Gives up rights. */
  synchronized void restrict(long newBase, long newInheriting) throws ErrnoException {
    if ((newBase & ~base) != 0 || (newInheriting & ~inheriting) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    base = newBase;
    inheriting = newInheriting;
  }

  /** The directory, which needs to have some rights. */
  Directory directory(long rights) throws ErrnoException {
    if (!(descriptor instanceof OpenDirectory directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    require(rights);
    return directory.directory();
  }
}
