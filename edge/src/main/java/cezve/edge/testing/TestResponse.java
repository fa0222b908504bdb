package cezve.edge.testing;

import cezve.edge.Outcome;
import cezve.edge.guest.CallResult;
import cezve.edge.guest.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function has answered. */
public final class TestResponse {
  private final @Nullable String function;
  private final CallResult result;
  private final Headers headers;
  private final byte[] body;
  private final List<String> log;
  private final List<String> unanswered;

  TestResponse(
      @Nullable String function,
      CallResult result,
      Headers headers,
      byte[] body,
      List<String> log,
      List<String> unanswered) {
    this.function = function;
    this.result = result;
    this.headers = headers;
    this.body = body;
    this.log = log;
    this.unanswered = unanswered;
  }

  /** The function that a route has led to, or null. */
  public @Nullable String function() {
    return function;
  }

  /** The status of HTTP: the function's, or that of the outcome. */
  public int status() {
    return result.status();
  }

  /** What became of the request. */
  public Outcome outcome() {
    return result.outcome();
  }

  /** What exactly happened, if the function has not answered; else null. */
  public @Nullable String detail() {
    return result.detail();
  }

  /** All headers that the function has set. */
  public Headers headers() {
    return headers;
  }

  /** The values of a header, joined by commas; null if there is none. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The body. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** What the function has logged: lines {@code LEVEL TEXT}. */
  public List<String> log() {
    return log;
  }

  /** Requests of the function, {@code METHOD URL}, for which there is no stub. */
  public List<String> unanswered() {
    return unanswered;
  }
}
