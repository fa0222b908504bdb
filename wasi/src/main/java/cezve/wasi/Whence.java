package cezve.wasi;

/**
 * What an offset is relative to.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#whence">whence</a>
 */
enum Whence {
  SET,
  CUR,
  END;

  private static final Whence[] PREVIEW1 = {SET, CUR, END};
  private static final Whence[] UNSTABLE = {CUR, END, SET};

  /** The value that a number stands for. */
  static Whence of(int code, Snapshot snapshot) throws ErrnoException {
    Whence[] order =
        switch (snapshot) {
          case PREVIEW1 -> PREVIEW1;
          case UNSTABLE -> UNSTABLE;
        };
    if (code < 0 || code >= order.length) {
      throw new ErrnoException(Errno.INVAL);
    }
    return order[code];
  }
}
