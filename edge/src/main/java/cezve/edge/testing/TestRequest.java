package cezve.edge.testing;

import cezve.edge.guest.Headers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request that is being put together. */
public final class TestRequest {
  private final FunctionTester tester;
  private final String method;
  private final String target;
  private final Headers headers = new Headers();
  private byte[] body = {};
  private @Nullable String function;

  TestRequest(FunctionTester tester, String method, String target) {
    this.tester = tester;
    this.method = method;
    this.target = target;
  }

  /** With a header. */
  public TestRequest header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** With a body. */
  public TestRequest body(byte[] bytes) {
    this.body = bytes.clone();
    return this;
  }

  /** With a body in UTF-8. */
  public TestRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** To a function, wherever the routes lead. */
  public TestRequest to(String name) {
    this.function = name;
    return this;
  }

  /**
   * Has the function answer.
   *
   * @throws IllegalArgumentException if there is no function of the name that was given
   */
  public TestResponse send() throws InterruptedException {
    return tester.send(this);
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  @Nullable String function() {
    return function;
  }
}
