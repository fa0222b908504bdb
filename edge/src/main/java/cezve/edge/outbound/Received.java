package cezve.edge.outbound;

import cezve.edge.guest.Headers;
import cezve.edge.guest.Outbound;
import io.helidon.webclient.api.HttpClientResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What another server has answered. */
final class Received implements Outbound.Response {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final HttpClientResponse response;
  private final Headers headers = new Headers();
  private final boolean hasBody;
  private @Nullable Body body;

  /**
   * A response, whose connection may be used again if it is told where the response ends.
   *
   * @param method that of the request
   */
  Received(String method, HttpClientResponse response, HttpConnection connection) {
    this.response = response;
    response
        .headers()
        .forEach(header -> header.allValues().forEach(v -> headers.add(header.name(), v)));
    int status = response.status().code();
    this.hasBody =
        !method.equals("HEAD")
            && status != NO_CONTENT
            && status != NOT_MODIFIED
            && response.entity().hasEntity();
    if (hasEnd(method, status) && !isLast()) {
      connection.allowReuse();
    }
  }

  private boolean hasEnd(String method, int status) {
    String coding = headers.get("Transfer-Encoding");
    boolean hasLength = headers.has("Content-Length");
    // The client expects a body wherever headers tell of one.
    boolean hasNone = method.equals("HEAD") || status == NOT_MODIFIED;
    return !hasNone
        && (coding == null
            ? hasLength || status == NO_CONTENT
            : coding.equalsIgnoreCase("chunked") && !hasLength);
  }

  private boolean isLast() {
    String connection = headers.get("Connection");
    return connection != null && !connection.strip().toLowerCase(Locale.ROOT).equals("keep-alive");
  }

  @Override
  public int status() {
    return response.status().code();
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    Body known = body;
    if (known == null) {
      known = new Body(hasBody ? response.entity().inputStream() : InputStream.nullInputStream());
      body = known;
    }
    return known;
  }

  /** Whoever has read as many bytes as there are need not have seen that there are no more. */
  private void seeTheEnd(Body read) {
    String length = headers.get("Content-Length");
    if (hasBody && length != null && length.equals(Long.toString(read.count))) {
      try {
        int _ = read.read();
      } catch (IOException | RuntimeException _) {
        // Then the connection is not used again.
      }
    }
  }

  @Override
  public void close() {
    if (body != null) {
      seeTheEnd(body);
    }
    response.close();
  }

  /** Counts what is read, and does not touch the connection once that is somebody else's. */
  private static final class Body extends FilterInputStream {
    private long count;
    private boolean ended;

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = ended ? -1 : super.read(into, from, length);
      ended = read < 0;
      count += Math.max(0, read);
      return read;
    }
  }
}
