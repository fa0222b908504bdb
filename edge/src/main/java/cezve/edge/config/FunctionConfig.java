package cezve.edge.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function.
 *
 * @param name what it is called in the file, in logs and metrics
 * @param module where its code is
 * @param guestInterface how it is talked to; null if its imports say that
 * @param routes which requests it answers
 * @param environment what it can look up, and WASI programs find in their environment
 * @param secrets likewise, but shown nowhere
 * @param directories the directories that it sees
 * @param allowedImports patterns of what it may import, as of {@code cezve.runtime.AllowedImports};
 *     null for all that there is
 * @param allowedHosts patterns of hosts that it may send requests to
 * @param limits what it may use
 */
public record FunctionConfig(
    String name,
    ModuleSource module,
    @Nullable Interface guestInterface,
    List<Route> routes,
    Map<String, String> environment,
    Secrets secrets,
    List<Preopen> directories,
    @Nullable List<String> allowedImports,
    AllowedHosts allowedHosts,
    FunctionLimits limits) {

  /** A function of that configuration. */
  public FunctionConfig {
    routes = List.copyOf(routes);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    directories = List.copyOf(directories);
    allowedImports = allowedImports == null ? null : List.copyOf(allowedImports);
  }
}
