package cezve.edge.guest;

import cezve.edge.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The response of a guest. As long as it fits into a buffer nothing of it is sent, so that whatever
 * goes wrong until then can be told by a status of its own.
 */
final class ResponseBuffer extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int LAST_STATUS = 599;

  private final ResponseSink sink;
  private final Errands errands;
  private final long mostBytes;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
  private final Headers headers = new Headers();
  private int status = OK;
  private long written;
  private @Nullable OutputStream sent;

  ResponseBuffer(ResponseSink sink, Errands errands, long mostBytes) {
    this.sink = sink;
    this.errands = errands;
    this.mostBytes = mostBytes;
  }

  /** Whether status and headers are on their way. */
  boolean isSent() {
    return sent != null;
  }

  int status() {
    return status;
  }

  /** Sets the status, unless it is none of a response, or one was sent; whether it did. */
  boolean setStatus(int newStatus) {
    boolean isPossible = !isSent() && newStatus >= OK && newStatus <= LAST_STATUS;
    if (isPossible) {
      status = newStatus;
    }
    return isPossible;
  }

  Headers headers() {
    return headers;
  }

  /** How many bytes the body has so far. */
  long written() {
    return written;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    written += length;
    if (written > mostBytes) {
      throw new Ended(Outcome.RESPONSE_SIZE, "the response has more than " + mostBytes + " bytes");
    }
    OutputStream open = sent;
    if (open == null && buffer.size() + length <= BUFFER_BYTES) {
      buffer.write(bytes, from, length);
    } else {
      // A copy, since a guest that is stopped meanwhile leaves its memory to others.
      byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
      int _ = errands.run(() -> passOn(open, copy));
    }
  }

  private int passOn(@Nullable OutputStream open, byte[] bytes) throws IOException {
    OutputStream out = open == null ? begin() : open;
    out.write(bytes);
    return bytes.length;
  }

  private OutputStream begin() throws IOException {
    OutputStream out = sink.begin(status, headers);
    sent = out;
    buffer.writeTo(out);
    buffer.reset();
    return out;
  }

  @Override
  public void flush() {
    // What fits into the buffer can wait for the end.
  }

  /** Sends what is left; called by the request's thread, when the guest is done. */
  void finish() throws IOException {
    OutputStream open = sent;
    if (open == null) {
      sink.send(status, headers, buffer.toByteArray());
    } else {
      open.close();
    }
  }
}
