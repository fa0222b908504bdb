package cezve.wasi;

/**
 * The clocks.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#clockid">clockid</a>
 */
enum ClockId {
  REALTIME(0),
  MONOTONIC(1),
  PROCESS_CPUTIME_ID(2),
  THREAD_CPUTIME_ID(3);

  private static final ClockId[] ALL = values();

  private final int code;

  ClockId(int code) {
    this.code = code;
  }

  /** The clock of a number. */
  static ClockId of(int code) throws ErrnoException {
    for (ClockId clock : ALL) {
      if (clock.code == code) {
        return clock;
      }
    }
    throw new ErrnoException(Errno.INVAL);
  }

  /** The time on this one of the clocks. */
  long now(WasiClocks clocks) {
    return switch (this) {
      case REALTIME -> clocks.realtime();
      case MONOTONIC -> clocks.monotonic();
      case PROCESS_CPUTIME_ID -> clocks.processCpuTime();
      case THREAD_CPUTIME_ID -> clocks.threadCpuTime();
    };
  }
}
