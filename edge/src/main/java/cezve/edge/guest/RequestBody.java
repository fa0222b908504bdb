package cezve.edge.guest;

import cezve.edge.Outcome;
import java.io.IOException;

/** The body of a request as a guest reads it: only as large as it may be, and on errands. */
final class RequestBody extends ErrandInput {
  private final long mostBytes;
  private final Runnable onRead;
  private long read;
  private boolean ended;

  /**
   * The body of a request.
   *
   * @param onRead done by whoever reads, on any thread
   */
  RequestBody(Request request, Errands errands, long mostBytes, Runnable onRead) {
    super(request.body(), errands);
    this.mostBytes = mostBytes;
    this.onRead = onRead;
    this.ended = request.length() == 0;
  }

  /** How many bytes were read. */
  long bytesRead() {
    return read;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    onRead.run();
    int count = super.read(into, from, length);
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
}
