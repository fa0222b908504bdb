package cezve.wasi;

/** The parameters of a call, and the memory that they point into. */
final class Call {
  private final GuestMemory memory;
  private final long[] cells;
  private final Waiting waiting;

  Call(GuestMemory memory, long[] cells, Waiting waiting) {
    this.memory = memory;
    this.cells = cells;
    this.waiting = waiting;
  }

  /** How it is to wait for what may never happen. */
  Waiting waiting() {
    return waiting;
  }

  GuestMemory memory() {
    return memory;
  }

  /** A parameter of type i32: a number, a pointer, a descriptor, flags. */
  int i32(int index) {
    return (int) cells[index];
  }

  /** A parameter of type i64. */
  long i64(int index) {
    return cells[index];
  }

  /** The address that a parameter points to. */
  long address(int index) {
    return GuestMemory.address((int) cells[index]);
  }

  /** A path, given by a pointer and, in the next parameter, its length. */
  String path(int index) throws ErrnoException {
    return memory.path(i32(index), i32(index + 1));
  }

  /** The regions of an array, given by a pointer and, in the next parameter, their number. */
  Iovecs iovecs(int index) {
    return Iovecs.of(memory, i32(index), i32(index + 1));
  }

  /**
   * Flags.
   *
   * @param known the bits that may be set
   */
  int flags(int index, int known) throws ErrnoException {
    int flags = i32(index);
    if ((flags & ~known) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return flags;
  }
}
