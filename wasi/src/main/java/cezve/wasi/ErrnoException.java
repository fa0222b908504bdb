package cezve.wasi;

import java.io.IOException;

/** An error that the guest gets to see as a number. It has no stack trace. */
final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1;

  private final Errno errno;

  ErrnoException(Errno errno) {
    super(errno.text());
    this.errno = errno;
  }

  Errno errno() {
    return errno;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** For a wait that an interrupt of this thread has ended, which it remembers. */
  static ErrnoException interrupted() {
    Thread.currentThread().interrupt();
    return new ErrnoException(Errno.INTR);
  }
}
