package cezve.edge.guest;

import cezve.edge.Outcome;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request as a guest reads it: only as large as it may be, and on errands. */
final class RequestBody extends InputStream {
  private final InputStream in;
  private final Errands errands;
  private final long mostBytes;
  private long read;
  private boolean ended;

  RequestBody(Request request, Errands errands, long mostBytes) {
    this.in = request.body();
    this.errands = errands;
    this.mostBytes = mostBytes;
    this.ended = request.length() == 0;
  }

  /** How many bytes were read. */
  long bytesRead() {
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    int count = errands.run(() -> in.read(into, from, length));
    if (count < 0) {
      ended = true;
      return -1;
    }
    read += count;
    if (read > mostBytes) {
      throw new Ended(Outcome.REQUEST_SIZE, "the request has more than " + mostBytes + " bytes");
    }
    return count;
  }

  @Override
  public int available() {
    return 0;
  }
}
