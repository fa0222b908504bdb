package cezve.edge.guest;

import cezve.edge.config.AllowedHosts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** By what guests send requests to other servers. */
public interface Outbound {

  /**
   * Sends a request, and waits for the head of the response. Redirections are not followed.
   *
   * @throws DeniedHostException if the guest may not send it there
   * @throws IOException if the server cannot be reached, or does not answer as it should
   */
  Response send(Message request, AllowedHosts allowed) throws IOException, DeniedHostException;

  /** A request to be sent. */
  final class Message {
    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte[] body;

    /** A request. */
    public Message(String method, URI uri, Headers headers, byte[] body) {
      this.method = method;
      this.uri = uri;
      this.headers = headers;
      this.body = body;
    }

    /** Of HTTP. */
    public String method() {
      return method;
    }

    /** Where to. */
    public URI uri() {
      return uri;
    }

    /** Those that the guest has set. */
    public Headers headers() {
      return headers;
    }

    /** What to send; nothing, if it is empty. */
    public byte[] body() {
      return body;
    }
  }

  /** A response; closing it gives up what was not read. */
  interface Response extends AutoCloseable {

    /** Of HTTP. */
    int status();

    /** All of them. */
    Headers headers();

    /** Its body. */
    InputStream body();

    @Override
    void close();
  }
}
