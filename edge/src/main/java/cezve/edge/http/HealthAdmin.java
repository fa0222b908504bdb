package cezve.edge.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;

/** Says whether the server is alive, and whether it takes requests. */
public final class HealthAdmin implements Admin {

  /** The two answers. */
  public HealthAdmin() {}

  @Override
  public void addTo(HttpRouting.Builder routing, EdgeServer server) {
    routing.get("/healthz", (_, response) -> response.send("ok\n"));
    routing.get(
        "/readyz",
        (_, response) -> {
          if (server.isReady()) {
            response.send("ready\n");
          } else {
            response.status(Status.SERVICE_UNAVAILABLE_503).send("not ready\n");
          }
        });
  }
}
