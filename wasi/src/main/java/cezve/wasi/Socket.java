package cezve.wasi;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.List;

/**
 * A socket. Its channel never blocks; whoever has to wait does so at the {@link PollMonitor}, so
 * that an interrupt ends the wait and leaves the socket as it is.
 */
abstract sealed class Socket extends Unseekable permits ListeningSocket, StreamSocket {
  private final SelectableChannel channel;
  private final Surroundings surroundings;

  /**
   * What the sockets of a program share.
   *
   * @param monitor whom to tell when one is closed or shut down
   * @param tied what to flush before waiting: whoever answers may want to see the question
   */
  record Surroundings(PollMonitor monitor, List<StreamOutput> tied) {}

  /** Makes the channel one that does not block. */
  Socket(SelectableChannel channel, int flags, Surroundings surroundings) throws IOException {
    super(flags);
    this.channel = channel;
    this.surroundings = surroundings;
    channel.configureBlocking(false);
  }

  static ErrnoException notConnected() {
    return new ErrnoException(Errno.NOTCONN);
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  @Override
  FileType fileType() {
    return FileType.SOCKET_STREAM;
  }

  @Override
  int read(Iovecs into, long offset) throws IOException {
    throw noOffset();
  }

  @Override
  int write(Iovecs from, long offset) throws IOException {
    throw noOffset();
  }

  /** What has happened so far, which is to be asked before one finds that one has to wait. */
  final long events() {
    return surroundings.monitor().events();
  }

  final boolean isReady(int operation) throws IOException {
    return surroundings.monitor().isReady(Watch.of(channel, operation));
  }

  /**
   * Waits until the channel may be ready.
   *
   * @param seen the {@link #events} when it was not
   * @throws ErrnoException {@link Errno#AGAIN} if nobody is to wait here, {@link Errno#INTR} if the
   *     thread is interrupted
   */
  final void awaitReady(int operation, long seen) throws IOException {
    if (has(FdFlags.NONBLOCK)) {
      throw new ErrnoException(Errno.AGAIN);
    }
    StreamOutput.flushAll(surroundings.tied());
    try {
      surroundings.monitor().await(seen, Long.MAX_VALUE, Watch.of(channel, operation));
    } catch (InterruptedException _) {
      throw ErrnoException.interrupted();
    }
  }

  @Override
  void watch(EventType type, Watch watch) {
    switch (type) {
      case FD_READ -> watch.add(channel, inputOperation());
      case FD_WRITE -> watch.add(channel, SelectionKey.OP_WRITE);
      case CLOCK -> throw new AssertionError("BUG: a clock is no descriptor");
    }
  }

  /** The operation that the channel is ready for when the socket is readable. */
  abstract int inputOperation();

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      surroundings.monitor().signal();
    }
  }
}
