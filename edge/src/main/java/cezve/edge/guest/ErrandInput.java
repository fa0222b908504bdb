package cezve.edge.guest;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read on errands. */
class ErrandInput extends InputStream {
  private final InputStream in;
  private final Errands errands;

  ErrandInput(InputStream in, Errands errands) {
    this.in = in;
    this.errands = errands;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return length == 0 ? 0 : errands.run(() -> in.read(into, from, length));
  }
}
