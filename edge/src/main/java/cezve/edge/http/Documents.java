package cezve.edge.http;

import cezve.edge.monitor.Document;
import cezve.edge.monitor.ServerMonitor;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself: whether it is alive and takes requests, its metrics, and its status
 * page.
 */
final class Documents {
  private final EdgeServer server;
  private final ServerMonitor monitor;

  Documents(EdgeServer server, ServerMonitor monitor) {
    this.server = server;
    this.monitor = monitor;
  }

  /** Adds what tells whether the server is alive, and takes requests. */
  void addHealth(HttpRouting.Builder routing) {
    routing.get("/healthz", (_, response) -> response.send("ok\n"));
    routing.get("/readyz", (_, response) -> ready(response));
  }

  /** Adds what shows its work. */
  void addMonitoring(HttpRouting.Builder routing) {
    routing.get("/metrics", this::metrics);
    for (String path : new String[] {"/status", "/status.css", "/status.js", "/status.json"}) {
      routing.get(path, this::status);
    }
  }

  private void ready(ServerResponse response) {
    if (server.isReady()) {
      response.send("ready\n");
    } else {
      response.status(Status.SERVICE_UNAVAILABLE_503).send("not ready\n");
    }
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    send(monitor.metrics(request.headers().value(HeaderNames.ACCEPT).orElse(null)), response);
  }

  private void status(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    send(monitor.status(path, request.prologue().query().rawValue()), response);
  }

  private static void send(@Nullable Document document, ServerResponse response) {
    if (document == null) {
      response.status(Status.NOT_FOUND_404).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, document.contentType());
    document.headers().forEach((name, value) -> response.header(name, value));
    response.send(document.bytes());
  }
}
