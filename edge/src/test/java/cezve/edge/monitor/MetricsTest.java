package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.runtime.CodeOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics =
      new Metrics(() -> 17, () -> List.of(Examples.function("f"), Examples.function("idle")));

  private double value(String sample) {
    Map<String, Double> samples = Exposition.samples(metrics.exposition(null));
    return Objects.requireNonNull(samples.get(sample), () -> sample + " is none of " + samples);
  }

  @Test
  void callsAreCounted() {
    FunctionMetrics f = metrics.function("f");
    f.called(Examples.call("f", Outcome.ANSWERED, Duration.ofMillis(3)));
    f.called(Examples.call("f", Outcome.ANSWERED, 404, null, Duration.ofMillis(30)));
    f.called(Examples.call("f", Outcome.ANSWERED, 999, null, Duration.ofNanos(1)));
    f.called(Examples.call("f", Outcome.TRAP, Duration.ofSeconds(3)));
    metrics.function(null).called(Examples.call(null, Outcome.NO_ROUTE, Duration.ZERO));
    String calls = "cezve_calls_total";
    assertEquals(1, value(calls + "{function=\"f\",outcome=\"answered\",status=\"2xx\"}"));
    assertEquals(1, value(calls + "{function=\"f\",outcome=\"answered\",status=\"4xx\"}"));
    assertEquals(1, value(calls + "{function=\"f\",outcome=\"answered\",status=\"other\"}"));
    assertEquals(1, value(calls + "{function=\"f\",outcome=\"trap\",status=\"5xx\"}"));
    assertEquals(1, value(calls + "{function=\"\",outcome=\"no-route\",status=\"4xx\"}"));
    assertEquals(1, value("cezve_errors_total{function=\"f\",reason=\"trap\"}"));
    assertEquals(4, value("cezve_call_duration_seconds_count{function=\"f\"}"));
    assertEquals(1, value("cezve_call_duration_seconds_bucket{function=\"f\",le=\"0.0025\"}"));
    assertEquals(2, value("cezve_call_duration_seconds_bucket{function=\"f\",le=\"0.005\"}"));
    assertEquals(4, value("cezve_call_wait_seconds_count{function=\"f\"}"));
    assertEquals(4, value("cezve_instantiation_seconds_bucket{function=\"f\",le=\"1.0E-4\"}"));
    assertEquals(0, value("cezve_instantiation_seconds_bucket{function=\"f\",le=\"5.0E-5\"}"));
    assertEquals(4, value("cezve_starts_total{function=\"f\",start=\"warm\"}"));
    assertEquals(0, value("cezve_starts_total{function=\"f\",start=\"cold\"}"));
    assertEquals(0, value("cezve_starts_total{function=\"\",start=\"warm\"}"));
    assertEquals(40, value("cezve_request_bytes_total{function=\"f\"}"));
    assertEquals(800, value("cezve_response_bytes_total{function=\"f\"}"));
    assertEquals(4000, value("cezve_fuel_used_total{function=\"f\"}"));
    assertEquals(65536 * 3000, value("cezve_memory_peak_bytes{function=\"f\"}"));
  }

  @Test
  void everythingElseIsCounted() {
    metrics.loaded("f", Duration.ofMillis(7), CodeOrigin.STORED);
    metrics.loaded("f", Duration.ofMillis(70), CodeOrigin.NEW);
    metrics.refused("f", Refusal.OPEN_RESPONSES, 3);
    metrics.function("f").logged(LogLevel.WARN);
    assertEquals(1, value("cezve_module_loads_total{from=\"stored\",function=\"f\"}"));
    assertEquals(0, value("cezve_module_load_seconds_bucket{from=\"stored\",le=\"0.005\"}"));
    assertEquals(1, value("cezve_module_load_seconds_bucket{from=\"stored\",le=\"0.01\"}"));
    assertEquals(3, value("cezve_refusals_total{function=\"f\",reason=\"open-responses\"}"));
    assertEquals(1, value("cezve_guest_log_lines_total{function=\"f\",level=\"warn\"}"));
  }

  @Test
  void whatOthersKnowIsAsked() {
    assertEquals(3, value("cezve_requests_running{function=\"f\"}"));
    assertEquals(2, value("cezve_requests_waiting{function=\"idle\"}"));
    assertEquals(5, value("cezve_instances_idle{function=\"f\"}"));
    assertEquals(8, value("cezve_instances{function=\"f\"}"));
    assertEquals(1 << 27, value("cezve_memory_limit_bytes{function=\"f\"}"));
    assertEquals(2, value("cezve_functions"));
    assertEquals(17, value("cezve_log_lines_dropped_total"));
    assertTrue(value("jvm_memory_used_bytes{area=\"heap\"}") > 0);
    assertTrue(value("jvm_threads_current") > 1);
    assertTrue(value("process_start_time_seconds") > 1.6e9);
    assertTrue(value("process_cpu_seconds_total") > 0);
  }

  @Test
  void functionsThatAreGoneAreForgotten() {
    for (String name : List.of("f", "gone")) {
      metrics.function(name).called(Examples.call(name, Outcome.TIME, Duration.ofSeconds(1)));
      metrics.loaded(name, Duration.ofMillis(1), CodeOrigin.NEW);
      metrics.refused(name, Refusal.MEMORY, 1);
    }
    metrics.function(null).called(Examples.call(null, Outcome.METHOD, Duration.ZERO));
    metrics.retain(Set.of("f"));
    Set<String> samples = Exposition.samples(metrics.exposition(null)).keySet();
    assertFalse(samples.stream().anyMatch(sample -> sample.contains("gone")));
    assertTrue(samples.contains("cezve_errors_total{function=\"f\",reason=\"time\"}"));
    assertTrue(samples.contains("cezve_errors_total{function=\"\",reason=\"method\"}"));
  }

  @Test
  void formatsAreChosenByAccept() {
    Document text = metrics.exposition("text/plain");
    assertTrue(text.contentType().startsWith("text/plain; version=0.0.4"), text.contentType());
    Document open =
        metrics.exposition("application/openmetrics-text; version=1.0.0,text/plain;q=0.5");
    assertTrue(open.contentType().startsWith("application/openmetrics-text"));
    assertTrue(Exposition.text(open).endsWith("# EOF\n"));
    assertEquals(
        Exposition.samples(text).keySet(), Exposition.samples(metrics.exposition("x/y")).keySet());
  }
}
