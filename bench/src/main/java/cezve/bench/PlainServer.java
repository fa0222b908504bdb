package cezve.bench;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.InetAddress;

/**
 * What a server of functions cannot be faster than: the same HTTP server, and nothing behind it.
 */
public final class PlainServer {
  private PlainServer() {}

  /** Answers every request at a free port, which is printed. */
  public static void main(String[] args) {
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .any((_, response) ->
                response.header(HeaderNames.CONTENT_TYPE, "text/plain").send("hello\n"));
    WebServer server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(routing)
            .build()
            .start();
    System.out.println(server.port());
  }
}
