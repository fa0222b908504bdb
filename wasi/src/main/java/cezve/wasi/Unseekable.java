package cezve.wasi;

import java.io.IOException;

/** A stream or a socket, which has no offset. */
abstract sealed class Unseekable extends Descriptor permits StreamInput, StreamOutput, Socket {
  Unseekable(int flags) {
    super(flags);
  }

  @Override
  final FileStat stat() {
    return FileStat.ofType(fileType());
  }

  @Override
  final long seek(long offset, Whence whence) throws IOException {
    throw noOffset();
  }

  static ErrnoException noOffset() {
    return new ErrnoException(Errno.SPIPE);
  }
}
