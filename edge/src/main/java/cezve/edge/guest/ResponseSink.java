package cezve.edge.guest;

import java.io.IOException;
import java.io.OutputStream;

/** Where the response to a request goes. */
@FunctionalInterface
public interface ResponseSink {

  /**
   * Sends status and headers.
   *
   * @param length the size of the body in bytes, or -1 if it is not known yet
   * @return takes the body; closing it ends the response
   */
  OutputStream send(int status, Headers headers, long length) throws IOException;
}
