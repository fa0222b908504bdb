package cezve.wasi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A stream that a program writes to. */
final class StreamOutput extends Unseekable {
  private static final int MIN_BUFFER = 1 << 13;
  private static final int MAX_BUFFER = 1 << 16;

  /** How long flushing waits for a thread that writes: it may do so until somebody reads. */
  private static final long PATIENCE_SECONDS = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final OutputStream out;
  private final HostStream host;
  private byte[] buffer = new byte[0];

  StreamOutput(OutputStream out, HostStream host) {
    super(FdFlags.NONE);
    this.out = out;
    this.host = host;
  }

  @Override
  long possibleRights() {
    return Rights.OUTPUT;
  }

  @Override
  FileType fileType() {
    return host.fileType();
  }

  @Override
  int write(Iovecs from) throws IOException {
    lock.lock();
    try {
      return writeAll(from);
    } finally {
      lock.unlock();
    }
  }

  private int writeAll(Iovecs from) throws IOException {
    int written = 0;
    try {
      while (written < from.total()) {
        written += from.isScattered() ? writeGathered(from) : writeRegion(from);
      }
    } catch (IOException e) {
      // What is out is out; the next call will tell of the error.
      if (written == 0) {
        throw e;
      }
    }
    return written;
  }

  /** Several small regions go out as one. */
  private int writeGathered(Iovecs from) throws IOException {
    reserve(from.total());
    int count = from.gather(buffer);
    out.write(buffer, 0, count);
    return count;
  }

  private void reserve(int total) {
    int wanted = Math.min(MAX_BUFFER, Math.max(MIN_BUFFER, total));
    if (buffer.length < wanted) {
      buffer = new byte[wanted];
    }
  }

  /** A large region goes out as it lies in the memory, if that is an array. */
  private int writeRegion(Iovecs from) throws IOException {
    ByteBuffer region = from.next();
    if (!region.hasArray()) {
      return writeGathered(from);
    }
    int count = Math.min(MAX_BUFFER, region.remaining());
    out.write(region.array(), region.arrayOffset() + region.position(), count);
    from.advance(count);
    return count;
  }

  @Override
  int write(Iovecs from, long offset) throws IOException {
    throw noOffset();
  }

  @Override
  @Nullable Readiness writable() {
    return Readiness.UNKNOWN_AMOUNT;
  }

  @Override
  void flush() throws IOException {
    if (!tryLock()) {
      return;
    }
    try {
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the lock, unless somebody holds it for long. */
  private boolean tryLock() {
    try {
      return lock.tryLock() || lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return lock.tryLock();
    }
  }

  /** Flushes streams. */
  static void flushAll(List<StreamOutput> streams) {
    for (StreamOutput stream : streams) {
      try {
        stream.flush();
      } catch (IOException _) {
        // The next write, or closing, will tell.
      }
    }
  }

  /** The stream belongs to the embedder, and stays open. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
