package cezve.wasi;

/** Sockets. No descriptor is one yet, which is what these functions tell. */
final class SockCalls {
  private final FdTable table;

  SockCalls(FdTable table) {
    this.table = table;
  }

  /** {@code sock_accept}, {@code sock_recv}, {@code sock_send} and {@code sock_shutdown}. */
  ErrnoException notSocket(Call call) throws ErrnoException {
    table.get(call.i32(0));
    return new ErrnoException(Errno.NOTSOCK);
  }
}
