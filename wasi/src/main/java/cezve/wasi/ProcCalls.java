package cezve.wasi;

/** Processes and threads. */
final class ProcCalls {
  /** What a shell adds to a signal's number to make an exit code. */
  private static final int SIGNALLED = 128;

  /** {@code proc_exit(rval)}. */
  ProcExit exit(Call call) {
    return new ProcExit(call.i32(0));
  }

  /** {@code proc_raise(sig)}: takes the signal's default action. */
  void raise(Call call) throws ErrnoException {
    Signal signal = Signal.of(call.i32(0));
    switch (signal.action()) {
      case IGNORE -> {}
      case TERMINATE -> throw new ProcExit(SIGNALLED + signal.code());
      case STOP -> throw new ErrnoException(Errno.NOTSUP);
    }
  }

  /** {@code sched_yield()}. */
  @SuppressWarnings("ThreadPriorityCheck") // It is what the program asks for.
  void schedYield() {
    Thread.yield();
  }
}
