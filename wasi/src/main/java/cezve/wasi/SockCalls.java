package cezve.wasi;

import java.io.IOException;

/** Sockets: those that listen are opened beforehand, and connections come from them. */
final class SockCalls {
  private final FdTable table;
  private final WriteQuota quota;

  SockCalls(FdTable table, WriteQuota quota) {
    this.table = table;
    this.quota = quota;
  }

  /** The first parameter's entry, which is a socket's. */
  private FdEntry entry(Call call) throws ErrnoException {
    FdEntry entry = table.get(call.i32(0));
    if (!(entry.descriptor() instanceof Socket)) {
      throw new ErrnoException(Errno.NOTSOCK);
    }
    return entry;
  }

  /** The connection that the first parameter stands for; some rights are needed. */
  private StreamSocket connection(Call call, long rights) throws ErrnoException {
    FdEntry entry = entry(call);
    entry.require(rights);
    if (!(entry.descriptor() instanceof StreamSocket connection)) {
      throw Socket.notConnected();
    }
    return connection;
  }

  /** {@code sock_accept(fd, flags, accepted_fd)}. */
  void accept(Call call) throws IOException {
    FdEntry entry = entry(call);
    entry.require(Rights.SOCK_ACCEPT);
    int flags = call.flags(1, FdFlags.NONBLOCK);
    if (!(entry.descriptor() instanceof ListeningSocket listener)) {
      throw new ErrnoException(Errno.INVAL);
    }
    table.requireRoom();
    StreamSocket accepted = listener.accept(flags);
    long rights = entry.inheriting() & accepted.possibleRights();
    int fd = table.addOrClose(new FdEntry(accepted, rights, Rights.NONE, null));
    call.memory().store32(call.address(2), fd);
  }

  /** {@code sock_recv(fd, ri_data, ri_data_len, ri_flags, ro_datalen, ro_flags)}. */
  void recv(Call call) throws IOException {
    StreamSocket connection = connection(call, Rights.FD_READ);
    int count = connection.receive(call.iovecs(1), call.flags(3, RiFlags.ALL));
    call.memory().store32(call.address(4), count);
    // The only flag tells that a message was cut off, and a stream has no messages.
    call.memory().store16(call.address(5), 0);
  }

  /** {@code sock_send(fd, si_data, si_data_len, si_flags, so_datalen)}. */
  void send(Call call) throws IOException {
    StreamSocket connection = connection(call, Rights.FD_WRITE);
    call.flags(3, 0);
    call.memory().store32(call.address(4), connection.write(call.iovecs(1), quota));
  }

  /** {@code sock_shutdown(fd, how)}. */
  void shutdown(Call call) throws IOException {
    StreamSocket connection = connection(call, Rights.SOCK_SHUTDOWN);
    int ways = call.flags(1, SdFlags.ALL);
    if (ways == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    connection.shutdown(ways);
  }
}
