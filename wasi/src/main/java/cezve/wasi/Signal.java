package cezve.wasi;

/**
 * The signals.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#signal">signal</a>
 */
enum Signal {
  NONE(0, Action.IGNORE),
  HUP(1, Action.TERMINATE),
  INT(2, Action.TERMINATE),
  QUIT(3, Action.TERMINATE),
  ILL(4, Action.TERMINATE),
  TRAP(5, Action.TERMINATE),
  ABRT(6, Action.TERMINATE),
  BUS(7, Action.TERMINATE),
  FPE(8, Action.TERMINATE),
  KILL(9, Action.TERMINATE),
  USR1(10, Action.TERMINATE),
  SEGV(11, Action.TERMINATE),
  USR2(12, Action.TERMINATE),
  PIPE(13, Action.IGNORE),
  ALRM(14, Action.TERMINATE),
  TERM(15, Action.TERMINATE),
  CHLD(16, Action.IGNORE),
  CONT(17, Action.IGNORE),
  STOP(18, Action.STOP),
  TSTP(19, Action.STOP),
  TTIN(20, Action.STOP),
  TTOU(21, Action.STOP),
  URG(22, Action.IGNORE),
  XCPU(23, Action.TERMINATE),
  XFSZ(24, Action.TERMINATE),
  VTALRM(25, Action.TERMINATE),
  PROF(26, Action.TERMINATE),
  WINCH(27, Action.IGNORE),
  POLL(28, Action.TERMINATE),
  PWR(29, Action.TERMINATE),
  SYS(30, Action.TERMINATE);

  /** What happens to a process that gets a signal and does nothing about it. */
  enum Action {
    IGNORE,
    TERMINATE,
    STOP
  }

  private static final Signal[] ALL = values();

  private final int code;
  private final Action action;

  Signal(int code, Action action) {
    this.code = code;
    this.action = action;
  }

  /** The number. */
  int code() {
    return code;
  }

  Action action() {
    return action;
  }

  /** The signal of a number. */
  static Signal of(int code) throws ErrnoException {
    for (Signal signal : ALL) {
      if (signal.code == code) {
        return signal;
      }
    }
    throw new ErrnoException(Errno.INVAL);
  }
}
