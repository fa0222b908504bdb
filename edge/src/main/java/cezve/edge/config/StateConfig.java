package cezve.edge.config;

import java.net.URI;
import java.nio.file.Path;

/** Where functions keep what outlives a request. */
public sealed interface StateConfig {

  /** In a file of this machine, which one server at a time uses. */
  record Embedded(Path file) implements StateConfig {}

  /**
   * In a Redis server, which several machines may share.
   *
   * @param uri {@code redis://USER:PASSWORD@HOST:PORT/DATABASE}, where only the host is needed, or
   *     {@code rediss:} with TLS
   */
  record Redis(URI uri) implements StateConfig {

    /** The server's address without user and password. */
    public String server() {
      String host = uri.getScheme() + "://" + uri.getHost();
      return host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
    }

    /** Shows no password. */
    @Override
    public String toString() {
      return server();
    }
  }
}
