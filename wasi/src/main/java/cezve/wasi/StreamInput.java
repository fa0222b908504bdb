package cezve.wasi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a program reads.
 *
 * <p>A read takes what the stream gives at once. A stream cannot tell whether a read would wait, or
 * that it has ended, other than by being read; so if a program polls it or wants not to wait, a
 * thread reads ahead, once, and what it gets is kept for the next read.
 */
final class StreamInput extends Unseekable {
  private static final int MIN_BUFFER = 1 << 13;
  private static final int MAX_BUFFER = 1 << 16;

  private final InputStream in;
  private final HostStream host;
  private final PollMonitor monitor;
  private final List<StreamOutput> tied;

  /** Bytes read ahead: those of {@code ahead} from {@code next} to {@code end}. */
  private byte[] ahead = new byte[0];

  private int next;
  private int end;

  /** Whether reading ahead found the end of the stream; one read tells it to the program. */
  private boolean ended;

  /** What reading ahead failed with; the next read fails with it. */
  private @Nullable IOException failure;

  /** Whether some thread is reading from the stream. */
  private boolean busy;

  /**
   * @param monitor whom to tell when it has become readable
   * @param tied what to flush before waiting: whoever answers may want to see the question
   */
  StreamInput(InputStream in, HostStream host, PollMonitor monitor, List<StreamOutput> tied) {
    super(FdFlags.NONE);
    this.in = in;
    this.host = host;
    this.monitor = monitor;
    this.tied = tied;
  }

  @Override
  long possibleRights() {
    return Rights.INPUT;
  }

  @Override
  FileType fileType() {
    return host.fileType();
  }

  @Override
  int read(Iovecs into) throws IOException {
    if (into.total() == 0) {
      return 0;
    }
    synchronized (this) {
      if (has(FdFlags.NONBLOCK) && readable() == null) {
        watch();
        throw new ErrnoException(Errno.AGAIN);
      }
      awaitTurn();
      if (hasOutcome()) {
        return takeOutcome(into);
      }
      busy = true;
    }
    StreamOutput.flushAll(tied);
    byte[] buffer = new byte[Math.min(MAX_BUFFER, into.total())];
    int count;
    try {
      count = in.read(buffer);
    } finally {
      synchronized (this) {
        busy = false;
        notifyAll();
      }
      monitor.signal();
    }
    return count <= 0 ? 0 : into.scatter(buffer, 0, count);
  }

  @Override
  int read(Iovecs into, Waiting waiting) throws IOException {
    return switch (waiting) {
      case AS_LONG_AS_IT_TAKES -> read(into);
      case UNTIL_INTERRUPTED -> {
        StreamOutput.flushAll(tied);
        yield readWhenReadable(into);
      }
    };
  }

  /** Reads what another thread gets, since nothing interrupts a thread that reads by itself. */
  private synchronized int readWhenReadable(Iovecs into) throws IOException {
    try {
      while (into.total() != 0 && !has(FdFlags.NONBLOCK) && readable() == null) {
        watch();
        wait();
      }
    } catch (InterruptedException _) {
      throw ErrnoException.interrupted();
    }
    return read(into);
  }

  private void awaitTurn() throws IOException {
    try {
      while (busy) {
        wait();
      }
    } catch (InterruptedException _) {
      throw ErrnoException.interrupted();
    }
  }

  private boolean hasOutcome() {
    return next < end || ended || failure != null;
  }

  private int takeOutcome(Iovecs into) throws IOException {
    if (next < end) {
      int count = into.scatter(ahead, next, end);
      next += count;
      return count;
    }
    if (failure != null) {
      IOException thrown = failure;
      failure = null;
      throw thrown;
    }
    ended = false;
    return 0;
  }

  @Override
  int read(Iovecs into, long offset) throws IOException {
    throw noOffset();
  }

  @Override
  synchronized @Nullable Readiness readable() {
    if (next < end) {
      return new Readiness(end - next, false);
    }
    if (ended || failure != null) {
      return Readiness.HANGUP;
    }
    int available = busy ? 0 : available();
    return available > 0 ? new Readiness(available, false) : null;
  }

  private int available() {
    try {
      return in.available();
    } catch (IOException _) {
      // A read will tell.
      return 0;
    }
  }

  @Override
  void watch(EventType type, Watch watch) {
    watch();
  }

  private synchronized void watch() {
    if (busy || hasOutcome()) {
      return;
    }
    busy = true;
    Thread.ofPlatform().daemon().name("cezve-wasi-stdin").start(this::readAhead);
  }

  private void readAhead() {
    byte[] buffer = new byte[MIN_BUFFER];
    int count = 0;
    IOException failed = null;
    try {
      count = in.read(buffer);
    } catch (IOException e) {
      failed = e;
    } catch (RuntimeException e) {
      failed = new IOException(e);
    }
    synchronized (this) {
      ahead = buffer;
      next = 0;
      end = Math.max(0, count);
      ended = count < 0;
      failure = failed;
      busy = false;
      notifyAll();
    }
    monitor.signal();
  }

  /** The stream belongs to the embedder, and stays open. */
  @Override
  public void close() {}
}
