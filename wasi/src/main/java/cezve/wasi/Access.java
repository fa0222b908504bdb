package cezve.wasi;

/** What may be done in a preopened directory and below. */
enum Access {
  READ_ONLY,
  READ_WRITE;

  /** Throws unless changes are allowed. */
  void requireWrite() throws ErrnoException {
    switch (this) {
      case READ_ONLY -> throw new ErrnoException(Errno.PERM);
      case READ_WRITE -> {}
    }
  }
}
