package cezve.edge.http;

import io.helidon.webserver.http.HttpRouting;

/** What a server answers by itself, before any function is asked. */
public interface Admin {

  /** Adds the routes. */
  void addTo(HttpRouting.Builder routing, EdgeServer server);
}
