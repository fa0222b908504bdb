package cezve.spectests.wasi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** Bytes on their way from one thread to another. */
final class Pipe {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int taken;
  private boolean closed;

  /** The end that is written to. */
  OutputStream sink() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int count) {
        synchronized (Pipe.this) {
          written.write(bytes, from, count);
          Pipe.this.notifyAll();
        }
      }

      @Override
      public void close() {
        Pipe.this.close();
      }
    };
  }

  /** Nothing more will be written. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** The end that is read from. */
  InputStream source() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        synchronized (Pipe.this) {
          await(1, Long.MAX_VALUE);
          byte[] found = take(count);
          System.arraycopy(found, 0, bytes, from, found.length);
          return found.length == 0 && count > 0 ? -1 : found.length;
        }
      }

      @Override
      public int available() {
        synchronized (Pipe.this) {
          return written.size() - taken;
        }
      }
    };
  }

  /** Takes as many bytes as that; fewer if it is closed before, or they do not come in time. */
  synchronized byte[] take(int count, Duration limit) throws IOException {
    await(count, System.nanoTime() + limit.toNanos());
    return take(count);
  }

  /** Takes what there is. */
  synchronized byte[] takeAll() {
    return take(Integer.MAX_VALUE);
  }

  private byte[] take(int count) {
    int end = taken + Math.min(count, written.size() - taken);
    byte[] bytes = Arrays.copyOfRange(written.toByteArray(), taken, end);
    taken = end;
    return bytes;
  }

  private void await(int count, long deadline) throws IOException {
    try {
      while (!closed && written.size() - taken < count && System.nanoTime() < deadline) {
        wait(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
  }
}
