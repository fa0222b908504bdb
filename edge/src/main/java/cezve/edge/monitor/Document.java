package cezve.edge.monitor;

import java.util.Map;

/** Something to be sent to a client. */
public final class Document {
  private final String contentType;
  private final byte[] bytes;
  private final Map<String, String> headers;

  Document(String contentType, byte[] bytes, Map<String, String> headers) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.headers = headers;
  }

  /** What goes into {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** The body, which nobody must change. */
  public byte[] bytes() {
    return bytes;
  }

  /** What other headers to send, by their names. */
  public Map<String, String> headers() {
    return headers;
  }
}
