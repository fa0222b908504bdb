package cezve.edge.guest;

import java.io.IOException;
import java.io.OutputStream;

/** Where the response to a request goes. One of the methods is called, once. */
public interface ResponseSink {

  /** Sends a whole response. */
  void send(int status, Headers headers, byte[] body) throws IOException;

  /**
   * Sends status and headers of a response whose length is not known.
   *
   * @return takes the body; closing it ends the response
   */
  OutputStream begin(int status, Headers headers) throws IOException;

  /** Where a response goes that nobody reads. */
  record Nowhere() implements ResponseSink {
    @Override
    public void send(int status, Headers headers, byte[] body) {}

    @Override
    public OutputStream begin(int status, Headers headers) {
      return OutputStream.nullOutputStream();
    }
  }
}
