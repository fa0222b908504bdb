package cezve.edge.http;

import cezve.edge.guest.Headers;
import cezve.edge.guest.Request;
import cezve.edge.guest.ResponseSink;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A request and its response, as HTTP has them. */
final class HttpExchange implements ResponseSink {
  private static final HeaderName REQUEST_ID = HeaderNames.create("Cezve-Request-Id");
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final ServerRequest request;
  private final ServerResponse response;
  private final String id;
  private final SendTimeout timeout;
  private long sentBytes;

  HttpExchange(ServerRequest request, ServerResponse response, String id, SendTimeout timeout) {
    this.request = request;
    this.response = response;
    this.id = id;
    this.timeout = timeout;
  }

  String id() {
    return id;
  }

  String method() {
    return request.prologue().method().text();
  }

  /** The path, as the client sent it. */
  String path() {
    return request.prologue().uriPath().rawPath();
  }

  /** Path and query. */
  String target() {
    String query = request.prologue().query().rawValue();
    return query.isEmpty() ? path() : path() + "?" + query;
  }

  String client() {
    return request.remotePeer().host();
  }

  /** How many bytes the response's body had. */
  long sentBytes() {
    return sentBytes;
  }

  /** The request as a function sees it. */
  Request request(String route, Map<String, String> parameters) {
    boolean hasBody = request.content().hasEntity();
    long length = request.headers().contentLength().orElse(hasBody ? -1 : 0);
    return new Request(
        id,
        method(),
        target(),
        headers(),
        hasBody ? request.content().inputStream() : InputStream.nullInputStream(),
        length,
        route,
        parameters,
        this::peers);
  }

  private Headers headers() {
    Headers headers = new Headers();
    request
        .headers()
        .forEach(header -> {
          for (String value : header.allValues()) {
            headers.add(header.name(), value);
          }
        });
    return headers;
  }

  private Request.Peers peers() {
    String authority = request.authority();
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon >= 0 && authority.indexOf(']', colon) < 0;
    return new Request.Peers(
        client(),
        hasPort ? authority.substring(0, colon) : authority,
        request.localPeer().port(),
        request.prologue().rawProtocol());
  }

  @Override
  public void send(int status, Headers headers, byte[] body) throws IOException {
    head(status, headers);
    boolean hasBody = status != NO_CONTENT && status != NOT_MODIFIED;
    if (isHead() || !hasBody) {
      if (hasBody) {
        response.contentLength(body.length);
      }
      timeout.run(response::send);
    } else {
      timeout.run(() -> response.send(body));
      sentBytes = body.length;
    }
  }

  @Override
  public OutputStream begin(int status, Headers headers) throws IOException {
    head(status, headers);
    if (isHead() || status == NO_CONTENT || status == NOT_MODIFIED) {
      response.send();
      return OutputStream.nullOutputStream();
    }
    return new Counting(response.outputStream());
  }

  /** Has the connection closed after the response, if the request has a body. */
  void closeAfterwards() {
    if (request.content().hasEntity()) {
      response.headers().set(HeaderValues.CONNECTION_CLOSE);
    }
  }

  private boolean isHead() {
    return method().equals("HEAD");
  }

  private void head(int status, Headers headers) {
    response.status(Status.create(status));
    headers.forEach((name, value) -> {
      if (!Headers.isOfConnection(name)) {
        response.headers().add(HeaderValues.create(HeaderNames.create(name), value));
      }
    });
    response.headers().set(HeaderValues.create(REQUEST_ID, id));
  }

  /** Counts what is sent, and passes on what fails as what it is. */
  private final class Counting extends OutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
        sentBytes += length;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      timeout.run(out::close);
    }
  }
}
