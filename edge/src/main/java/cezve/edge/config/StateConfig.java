package cezve.edge.config;

import java.net.URI;
import java.nio.file.Path;

/** Where functions keep what outlives a request. */
public sealed interface StateConfig {

  /** In a file of this machine, which one server at a time uses. */
  record Embedded(Path file) implements StateConfig {}

  /** In a Redis server, which several machines may share. */
  record Redis(URI uri) implements StateConfig {}
}
