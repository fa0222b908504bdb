package cezve.edge.testing;

import cezve.edge.guest.Headers;
import cezve.edge.guest.Outbound;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands for another server: what it answers to certain requests of functions. */
public final class Stub {
  private static final int OK = 200;

  private final String pattern;
  private final Pattern expression;
  private @Nullable String method;
  private int status = OK;
  private final Headers headers = new Headers();
  private byte[] body = {};

  Stub(String pattern) {
    this.pattern = pattern;
    this.expression =
        Pattern.compile("\\Q" + pattern.replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q") + "\\E");
  }

  /** Only to requests of a method. */
  public Stub method(String name) {
    this.method = name;
    return this;
  }

  /** With a status, which is 200 otherwise. */
  public Stub status(int code) {
    this.status = code;
    return this;
  }

  /** With a header. */
  public Stub header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** With a body. */
  public Stub body(byte[] bytes) {
    this.body = bytes.clone();
    return this;
  }

  /** With a body in UTF-8. */
  public Stub body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it answers a request. */
  boolean answers(String wanted, URI uri) {
    return (method == null || method.equals(wanted)) && expression.matcher(uri.toString()).matches();
  }

  Outbound.Response response() {
    return new Answer(status, headers, body);
  }

  /** The pattern. */
  @Override
  public String toString() {
    return pattern;
  }

  private static final class Answer implements Outbound.Response {
    private final int status;
    private final Headers headers;
    private final InputStream body;

    Answer(int status, Headers headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public Headers headers() {
      return headers;
    }

    @Override
    public InputStream body() {
      return body;
    }

    @Override
    public void close() {
      // There is no connection.
    }
  }
}
