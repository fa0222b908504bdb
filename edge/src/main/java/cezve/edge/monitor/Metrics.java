package cezve.edge.monitor;

import cezve.runtime.CodeOrigin;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.StatefulMetric;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Metrics for Prometheus, in a registry of their own. Any thread may use them. */
final class Metrics {
  private static final double[] CALL_SECONDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    30
  };
  private static final double[] WAIT_SECONDS = {0.001, 0.01, 0.1, 0.5, 1, 5, 10};
  private static final double[] INSTANTIATION_SECONDS = {
    0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.1
  };
  private static final double[] LOAD_SECONDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, FunctionMetrics> functions = new ConcurrentHashMap<>();

  final Counter calls =
      counter("cezve_calls", "Requests that are over", "function", "outcome", "status");
  final Counter errors =
      counter(
          "cezve_errors", "Requests that the server had to answer itself", "function", "reason");
  final Counter refusals =
      counter("cezve_refusals", "What guests were refused while they ran", "function", "reason");
  final Counter starts = counter("cezve_starts", "How instances came about", "function", "start");
  final Counter requestBytes =
      counter("cezve_request_bytes", "Bytes of the bodies of requests", "function");
  final Counter responseBytes =
      counter("cezve_response_bytes", "Bytes of the bodies of responses", "function");
  final Counter fuel = counter("cezve_fuel_used", "Units of fuel that were used", "function");
  final Counter logLines =
      counter("cezve_guest_log_lines", "Lines that guests logged", "function", "level");
  final Histogram duration =
      histogram("cezve_call_duration_seconds", "From arrival until all was answered", CALL_SECONDS);
  final Histogram waited =
      histogram("cezve_call_wait_seconds", "How long requests wait for their turn", WAIT_SECONDS);
  final Histogram instantiation =
      histogram(
          "cezve_instantiation_seconds",
          "How long it takes to get an instance",
          INSTANTIATION_SECONDS);
  private final Counter loads =
      counter("cezve_module_loads", "Modules that were loaded, and from where", "function", "from");
  private final Histogram loading =
      register(
          Histogram.builder()
              .name("cezve_module_load_seconds")
              .help("How long it takes to load a module")
              .labelNames("from")
              .classicOnly()
              .classicUpperBounds(LOAD_SECONDS)
              .withoutExemplars()
              .build());
  private final List<StatefulMetric<?, ?>> perFunction =
      List.of(
          calls,
          errors,
          refusals,
          starts,
          requestBytes,
          responseBytes,
          fuel,
          logLines,
          duration,
          waited,
          instantiation,
          loads);

  Metrics(LongSupplier droppedLogLines, DeploymentMetrics.Source deployed) {
    ProcessMetrics.register(registry);
    DeploymentMetrics.register(registry, droppedLogLines, deployed, functions.values());
  }

  private Counter counter(String name, String help, String... labels) {
    return register(
        Counter.builder().name(name).help(help).labelNames(labels).withoutExemplars().build());
  }

  private Histogram histogram(String name, String help, double... bounds) {
    return register(
        Histogram.builder()
            .name(name)
            .help(help)
            .labelNames("function")
            .classicOnly()
            .classicUpperBounds(bounds)
            .withoutExemplars()
            .build());
  }

  private <M extends StatefulMetric<?, ?>> M register(M metric) {
    registry.register(metric);
    return metric;
  }

  /** The metrics of a function; those of no function have an empty name. */
  FunctionMetrics function(@Nullable String name) {
    String key = name == null ? "" : name;
    FunctionMetrics known = functions.get(key);
    return known == null
        ? functions.computeIfAbsent(key, it -> new FunctionMetrics(it, this))
        : known;
  }

  void loaded(String function, Duration took, CodeOrigin origin) {
    String source = JsonText.word(origin);
    loads.labelValues(function, source).inc();
    loading.labelValues(source).observe(seconds(took));
  }

  void refused(String function, Refusal refusal, long times) {
    refusals.labelValues(function, refusal.reason()).inc(times);
  }

  /** Forgets all functions but these. */
  void retain(Collection<String> names) {
    for (String name : List.copyOf(functions.keySet())) {
      if (!name.isEmpty() && !names.contains(name)) {
        functions.remove(name);
        perFunction.forEach(metric -> metric.removeIf(labels -> labels.getFirst().equals(name)));
      }
    }
  }

  /**
   * All metrics as a text.
   *
   * @param accept the header {@code Accept}, which chooses between the formats of Prometheus and
   *     OpenMetrics
   */
  Document exposition(@Nullable String accept) {
    ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(accept);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("BUG: memory cannot fail", e);
    }
    return new Document(writer.getContentType(), bytes.toByteArray(), Map.of());
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
