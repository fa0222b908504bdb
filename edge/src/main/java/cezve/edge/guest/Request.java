package cezve.edge.guest;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request that a route has led to a function.
 *
 * @param id tells it from others, in logs
 * @param method of HTTP, in capital letters
 * @param target path and query, as the client sent them
 * @param headers all of them
 * @param body the stream of its body; reading it may wait for the client
 * @param length the size of the body in bytes, or -1 if the client does not say
 * @param route the pattern that matched
 * @param parameters what stood in the places of the route's names, decoded
 * @param peers tells who talks to whom
 */
public record Request(
    String id,
    String method,
    String target,
    Headers headers,
    InputStream body,
    long length,
    String route,
    Map<String, String> parameters,
    Supplier<Peers> peers) {

  /** Stands for no request, where a guest is asked something else. */
  static final Request NONE =
      new Request(
          "",
          "GET",
          "/",
          new Headers(),
          InputStream.nullInputStream(),
          0,
          "/",
          Map.of(),
          () -> new Peers("", "", 0, "HTTP/1.1"));

  /**
   * Who talks to whom.
   *
   * @param client the address of the client
   * @param host the name by which the client called the server
   * @param port the port of the server
   * @param protocol such as {@code HTTP/1.1}
   */
  public record Peers(String client, String host, int port, String protocol) {}

  /** A part of a path, decoded; as it is, if it is not encoded as it should. */
  public static String decoded(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return encoded;
    }
  }

  /** The target without its query. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** What follows the question mark of the target, or nothing. */
  public String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }
}
