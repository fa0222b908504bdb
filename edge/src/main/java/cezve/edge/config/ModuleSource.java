package cezve.edge.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a function's module comes from. */
public sealed interface ModuleSource {

  /** The digest that its bytes must have, in lower-case hexadecimal digits; null if any will do. */
  @Nullable String sha256();

  /** A file of this machine. */
  record File(Path path, @Nullable String sha256) implements ModuleSource {}

  /** Something to be fetched by HTTP. */
  record Url(URI uri, @Nullable String sha256) implements ModuleSource {}
}
