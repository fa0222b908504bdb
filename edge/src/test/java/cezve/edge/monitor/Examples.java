package cezve.edge.monitor;

import cezve.edge.Outcome;
import cezve.edge.config.AllowedHosts;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.Interface;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import cezve.edge.config.Secrets;
import cezve.edge.monitor.CallReport.Start;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls and functions to tell a monitor of. */
final class Examples {
  static final Instant BEGUN = Instant.parse("2026-11-22T20:00:00.5Z");
  static final String SECRET = "correct horse";

  private Examples() {}

  static CallReport call(@Nullable String function, Outcome outcome, Duration duration) {
    return call(function, outcome, outcome.status(), null, duration);
  }

  static CallReport call(
      @Nullable String function,
      Outcome outcome,
      int status,
      @Nullable String detail,
      Duration duration) {
    return new CallReport(
        "id-1",
        function,
        BEGUN,
        "GET",
        "/path?query",
        "127.0.0.1",
        status,
        outcome,
        detail,
        10,
        200,
        Duration.ofMillis(2),
        duration,
        function == null ? null : Start.WARM,
        Duration.ofNanos(75_000),
        function == null ? 0 : 65536 * duration.toMillis(),
        function == null ? -1 : 1000);
  }

  record Deployed(FunctionConfig config, Map<String, String> metadata) implements DeployedFunction {
    @Override
    public long moduleBytes() {
      return 1234;
    }

    @Override
    public int running() {
      return 3;
    }

    @Override
    public int waiting() {
      return 2;
    }

    @Override
    public int idleInstances() {
      return 5;
    }
  }

  static Deployed function(String name) {
    return function(name, Map.of());
  }

  static Deployed function(String name, Map<String, String> metadata) {
    return new Deployed(
        new FunctionConfig(
            name,
            new ModuleSource.Url(URI.create("https://user:pw@example.com/m.wasm?token=t"), null),
            Interface.CEZVE,
            List.of(new Route(Set.of("PUT", "GET"), "/x/{y}"), new Route(Set.of(), "/z/*")),
            Map.of("VARIABLE", "of the environment"),
            new Secrets(Map.of("KEY", SECRET, "PIN", "1234")),
            List.of(),
            null,
            new AllowedHosts(List.of("*.example.com"), AllowedHosts.PrivateAddresses.REFUSED),
            new FunctionLimits(1 << 27, 1 << 20, Duration.ofSeconds(5), null, 7L, 11, 12, 13, 14)),
        metadata);
  }
}
