package cezve.wasi;

/**
 * What a program can wait for.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#eventtype">eventtype</a>
 */
enum EventType {
  CLOCK(0),
  FD_READ(1),
  FD_WRITE(2);

  private static final EventType[] ALL = values();

  private final int code;

  EventType(int code) {
    this.code = code;
  }

  /** The number. */
  int code() {
    return code;
  }

  /** The type of a number. */
  static EventType of(int code) throws ErrnoException {
    for (EventType type : ALL) {
      if (type.code == code) {
        return type;
      }
    }
    throw new ErrnoException(Errno.INVAL);
  }
}
