package cezve.wasi;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket that others connect to. It is not connected itself, so there is nothing to read. */
final class ListeningSocket extends Socket {
  private final ServerSocketChannel channel;

  ListeningSocket(ServerSocketChannel channel, Surroundings surroundings) throws IOException {
    super(channel, FdFlags.NONE, surroundings);
    this.channel = channel;
  }

  /** Its entry in the table when a program starts. */
  FdEntry entry() {
    return new FdEntry(this, Rights.LISTENING_SOCKET, Rights.STREAM_SOCKET, null);
  }

  @Override
  long possibleRights() {
    return Rights.LISTENING_SOCKET;
  }

  @Override
  int read(Iovecs into) throws IOException {
    throw notConnected();
  }

  @Override
  int write(Iovecs from) throws IOException {
    throw notConnected();
  }

  /**
   * The next connection.
   *
   * @param flags its {@link FdFlags}
   */
  StreamSocket accept(int flags) throws IOException {
    while (true) {
      long seen = events();
      SocketChannel accepted = channel.accept();
      if (accepted != null) {
        return StreamSocket.of(accepted, flags, surroundings());
      }
      awaitReady(SelectionKey.OP_ACCEPT, seen);
    }
  }

  @Override
  @Nullable Readiness readable() throws IOException {
    return isReady(SelectionKey.OP_ACCEPT) ? Readiness.UNKNOWN_AMOUNT : null;
  }

  @Override
  @Nullable Readiness writable() throws IOException {
    throw notConnected();
  }

  @Override
  int inputOperation() {
    return SelectionKey.OP_ACCEPT;
  }
}
