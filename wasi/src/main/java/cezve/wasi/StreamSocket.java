package cezve.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection.
 *
 * <p>What comes in goes through a buffer, because Java can neither look at it without taking it nor
 * tell how much there is.
 */
final class StreamSocket extends Socket {
  private static final int MIN_BUFFER = 1 << 13;
  private static final int MAX_BUFFER = 1 << 16;

  private final SocketChannel channel;

  /** What was received and not yet read. */
  private ByteBuffer received = ByteBuffer.allocate(0);

  /** Whether there is nothing more to come. */
  private boolean ended;

  /** What looking for input failed with; the next read fails with it. */
  private @Nullable IOException failure;

  private volatile boolean outputShut;

  private StreamSocket(SocketChannel channel, int flags, Surroundings surroundings)
      throws IOException {
    super(channel, flags, surroundings);
    this.channel = channel;
  }

  /**
   * The socket of a connection, which is closed if there cannot be one.
   *
   * @param flags its {@link FdFlags}
   */
  static StreamSocket of(SocketChannel channel, int flags, Surroundings surroundings)
      throws IOException {
    try {
      return new StreamSocket(channel, flags, surroundings);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  long possibleRights() {
    return Rights.STREAM_SOCKET;
  }

  @Override
  int read(Iovecs into) throws IOException {
    return receive(into, 0);
  }

  /**
   * Reads what there is, and waits until there is something; returns how many bytes, 0 at the end.
   *
   * @param riFlags {@link RiFlags}
   */
  int receive(Iovecs into, int riFlags) throws IOException {
    boolean all = (riFlags & RiFlags.RECV_WAITALL) != 0;
    if ((riFlags & RiFlags.RECV_PEEK) != 0) {
      int most = Math.min(into.total(), MAX_BUFFER);
      return peek(into, all ? most : Math.min(1, most));
    }
    return take(into, all ? into.total() : Math.min(1, into.total()));
  }

  private int take(Iovecs into, int least) throws IOException {
    int done = 0;
    try {
      while (done < least) {
        long seen = events();
        int count = takeReceived(into, into.total() - done);
        if (count < 0) {
          break;
        }
        done += count;
        if (done < least) {
          awaitReady(SelectionKey.OP_READ, seen);
        }
      }
    } catch (IOException e) {
      // What was read is read; the next call will tell of the error.
      if (done == 0) {
        throw e;
      }
    }
    return done;
  }

  /** Reads without waiting; returns how many bytes, -1 at the end. */
  private synchronized int takeReceived(Iovecs into, int wanted) throws IOException {
    if (!received.hasRemaining()) {
      fill(wanted);
    }
    if (!received.hasRemaining()) {
      return ended ? -1 : 0;
    }
    int count = into.scatter(received.array(), received.position(), received.limit());
    received.position(received.position() + count);
    return count;
  }

  private int peek(Iovecs into, int least) throws IOException {
    while (true) {
      long seen = events();
      int count = peekReceived(into, least);
      if (count >= 0) {
        return count;
      }
      awaitReady(SelectionKey.OP_READ, seen);
    }
  }

  /** Copies what there is; returns how many bytes, or -1 if it is not enough and may become so. */
  private synchronized int peekReceived(Iovecs into, int least) throws IOException {
    if (received.remaining() < into.total()) {
      fill(into.total());
    }
    boolean enough = received.remaining() >= least || ended;
    if (!enough && !(received.hasRemaining() && has(FdFlags.NONBLOCK))) {
      return -1;
    }
    return into.scatter(received.array(), received.position(), received.limit());
  }

  /** Receives what is there, until the buffer has as many bytes as are wanted or is full. */
  private void fill(int wanted) throws IOException {
    if (failure != null) {
      IOException thrown = failure;
      failure = null;
      throw thrown;
    }
    int size = Math.clamp(wanted, MIN_BUFFER, MAX_BUFFER);
    if (received.capacity() < size) {
      received = ByteBuffer.allocate(size).put(received).flip();
    }
    if (ended || received.remaining() == received.capacity()) {
      return;
    }
    received.compact();
    try {
      ended = channel.read(received) < 0;
    } finally {
      received.flip();
    }
  }

  /** Writes everything, unless that would mean to wait and nobody is to wait. */
  @Override
  int write(Iovecs from) throws IOException {
    if (outputShut) {
      throw new ErrnoException(Errno.PIPE);
    }
    ByteBuffer chunk = ByteBuffer.allocate(Math.min(MAX_BUFFER, from.total()));
    int done = 0;
    try {
      while (done < from.total()) {
        chunk.clear().limit(from.gather(chunk.array()));
        while (chunk.hasRemaining()) {
          long seen = events();
          done += channel.write(chunk);
          if (chunk.hasRemaining()) {
            awaitReady(SelectionKey.OP_WRITE, seen);
          }
        }
      }
    } catch (IOException e) {
      // What is out is out; the next call will tell of the error.
      if (done == 0) {
        throw e;
      }
    }
    return done;
  }

  /**
   * Ends one way of the connection, or both.
   *
   * @param sdFlags {@link SdFlags}
   */
  void shutdown(int sdFlags) throws IOException {
    if ((sdFlags & SdFlags.RD) != 0) {
      channel.shutdownInput();
    }
    if ((sdFlags & SdFlags.WR) != 0) {
      outputShut = true;
      channel.shutdownOutput();
    }
    surroundings().monitor().signal();
  }

  @Override
  synchronized @Nullable Readiness readable() {
    if (!received.hasRemaining() && failure == null) {
      try {
        fill(MIN_BUFFER);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (received.hasRemaining()) {
      return new Readiness(received.remaining(), false);
    }
    return ended || failure != null ? Readiness.HANGUP : null;
  }

  @Override
  @Nullable Readiness writable() throws IOException {
    if (outputShut) {
      return Readiness.HANGUP;
    }
    return isReady(SelectionKey.OP_WRITE) ? Readiness.UNKNOWN_AMOUNT : null;
  }

  @Override
  int inputOperation() {
    return SelectionKey.OP_READ;
  }
}
