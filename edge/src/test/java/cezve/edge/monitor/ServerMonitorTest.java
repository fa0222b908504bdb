package cezve.edge.monitor;

import static cezve.edge.monitor.JsonTree.list;
import static cezve.edge.monitor.JsonTree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.runtime.CodeOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMonitorTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final AtomicLong seconds = new AtomicLong(10_000);

  private ServerMonitor monitor(AccessLog accessLog) {
    return new ServerMonitor(
        "service", JsonLog.to(output), accessLog, () -> Examples.BEGUN, seconds::get);
  }

  private static Document document(ServerMonitor monitor, String path, @Nullable String query) {
    return Objects.requireNonNull(monitor.status(path, query));
  }

  private static Map<String, Object> status(ServerMonitor monitor, @Nullable String query)
      throws IOException {
    return object(Exposition.text(document(monitor, "/status.json", query)));
  }

  @Test
  void secretsAreShownNowhere() {
    ServerMonitor monitor = monitor(AccessLog.ALL);
    monitor.deployed(List.of(Examples.function("f")));
    String text = "a" + Examples.SECRET + "b";
    monitor.called(Examples.call("f", Outcome.EXIT, 502, text, Duration.ofMillis(1)));
    monitor.guestLog("f", "id-2", LogLevel.ERROR, text);
    monitor.serverLog(LogLevel.INFO, "f", text);
    String shown =
        Exposition.text(document(monitor, "/status.json", null))
            + Exposition.text(monitor.metrics(null));
    monitor.close();
    String logged = output.toString(StandardCharsets.UTF_8);
    assertFalse((shown + logged).contains(Examples.SECRET));
    assertEquals(3, logged.lines().filter(line -> line.contains("a[secret]b")).count());
    assertFalse(shown.contains("of the environment"));
    assertFalse(shown.contains("token"));
    assertFalse(shown.contains("pw@"));
  }

  @ParameterizedTest
  @CsvSource({"ALL,3", "FAILURES,2", "NONE,0"})
  void requestsAreLoggedAsWanted(AccessLog accessLog, int lines) {
    ServerMonitor monitor = monitor(accessLog);
    monitor.called(Examples.call("f", Outcome.ANSWERED, Duration.ofMillis(1)));
    monitor.called(Examples.call("f", Outcome.ANSWERED, 503, null, Duration.ofMillis(1)));
    monitor.called(Examples.call("f", Outcome.TRAP, Duration.ofMillis(1)));
    monitor.close();
    assertEquals(lines, output.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void longTextsOfGuestsAreCut() throws IOException {
    ServerMonitor monitor = monitor(AccessLog.ALL);
    monitor.guestLog("f", "id-2", LogLevel.INFO, "x".repeat(1_000_000));
    monitor.called(
        Examples.call("f", Outcome.TRAP, 500, "y".repeat(1_000_000), Duration.ofMillis(1)));
    Map<String, Object> status = status(monitor, null);
    monitor.close();
    assertTrue(output.size() < 10_000);
    assertTrue(status.toString().length() < 30_000);
  }

  @Test
  void theStatusTellsOfAllFunctions() throws IOException {
    ServerMonitor monitor = monitor(AccessLog.NONE);
    Map<String, String> metadata = Map.of("name", "<b>", "description", "x".repeat(310));
    monitor.deployed(List.of(Examples.function("f", metadata), Examples.function("g")));
    for (int i = 0; i < 60; i++) {
      monitor.called(Examples.call("f", Outcome.ANSWERED, Duration.ofMillis(40)));
      monitor.called(Examples.call("g", Outcome.CPU, Duration.ofMillis(4)));
      seconds.incrementAndGet();
    }
    monitor.loaded("f", Duration.ofMillis(5), CodeOrigin.KEPT);
    Map<String, Object> status = status(monitor, null);
    monitor.close();
    assertEquals("service", status.get("service"));
    Map<String, Object> minute = object(status.get("minute"));
    assertEquals(118L, minute.get("calls"));
    assertEquals(59L, minute.get("failures"));
    assertEquals(Map.of("cpu", 59L), minute.get("outcomes"));
    assertEquals(40, (double) Objects.requireNonNull(minute.get("p99_ms")), 5);
    Map<String, Object> series = object(status.get("series"));
    assertEquals(179, list(series.get("calls")).size());
    assertEquals(10L, list(series.get("calls")).getLast());
    assertEquals(5L, list(object(series.get("failures")).get("cpu")).getLast());
    Map<String, Object> f = object(list(status.get("functions")).get(0));
    assertEquals(List.of("GET,PUT /x/{y}", "/z/*"), f.get("routes"));
    assertEquals("https://example.com/m.wasm", f.get("module"));
    assertEquals(
        Map.of("name", "<b>", "description", "x".repeat(300) + "… (10 more)"), f.get("metadata"));
    assertEquals(0L, object(f.get("minute")).get("failures"));
    assertEquals(7L, object(f.get("limits")).get("fuel"));
    assertEquals(5L, f.get("idle_instances"));
    assertEquals(59, list(f.get("calls")).size());
    assertEquals(Map.of(), object(list(status.get("functions")).get(1)).get("metadata"));
    assertEquals(50, list(status.get("calls")).size());
    assertEquals("cpu", object(list(status.get("failures")).get(0)).get("outcome"));
    assertEquals(
        "loaded in 5.0 ms, code that was in memory",
        object(list(status.get("logs")).get(0)).get("text"));
  }

  @Test
  void theStatusCanBeThatOfOneFunction() throws IOException {
    ServerMonitor monitor = monitor(AccessLog.NONE);
    monitor.deployed(List.of(Examples.function("f"), Examples.function("g")));
    for (int i = 0; i < 45; i++) {
      monitor.called(Examples.call("f", Outcome.ANSWERED, Duration.ofMillis(40)));
      monitor.called(Examples.call("g", Outcome.CPU, Duration.ofMillis(4)));
      seconds.incrementAndGet();
    }
    monitor.guestLog("f", "id", LogLevel.INFO, "of f");
    monitor.guestLog("g", "id", LogLevel.INFO, "of g");
    Map<String, Object> status = status(monitor, "function=f");
    Map<String, Object> unknown = status(monitor, "function=%22%3E");
    monitor.close();
    assertEquals(1, list(status.get("functions")).size());
    assertEquals(List.of(), status.get("failures"));
    assertEquals(1, list(status.get("logs")).size());
    assertEquals(45L, object(status.get("minute")).get("calls"));
    assertEquals(15L, object(status.get("series")).get("step_seconds"));
    assertEquals(15L, list(object(status.get("series")).get("calls")).getLast());
    assertEquals(List.of(), unknown.get("functions"));
  }

  @Test
  void functionsThatAreGoneAreForgotten() throws IOException {
    ServerMonitor monitor = monitor(AccessLog.NONE);
    monitor.deployed(List.of(Examples.function("f"), Examples.function("gone")));
    monitor.called(Examples.call("gone", Outcome.CPU, Duration.ofMillis(4)));
    monitor.deployed(List.of(Examples.function("f")));
    assertFalse(Exposition.text(monitor.metrics(null)).contains("gone"));
    assertEquals(0L, object(status(monitor, "function=gone").get("minute")).get("calls"));
    monitor.close();
  }

  @Test
  void thePageNeedsNothingElse() {
    ServerMonitor monitor = monitor(AccessLog.NONE);
    String html = Exposition.text(document(monitor, "/status", null));
    String script = Exposition.text(document(monitor, "/status.js", null));
    String style = Exposition.text(document(monitor, "/status.css", null));
    String policy = document(monitor, "/status", null).headers().get("Content-Security-Policy");
    monitor.close();
    assertTrue(Objects.requireNonNull(policy).startsWith("default-src 'none'; "));
    assertFalse(policy.contains("unsafe"));
    assertTrue(html.contains("href=\"status.css\""));
    assertTrue(html.contains("src=\"status.js\""));
    assertFalse(html.contains("style="));
    assertFalse(html.matches("(?s).*\\son[a-z]+=.*"));
    assertFalse(script.contains("innerHTML"));
    assertFalse(script.contains("eval("));
    assertEquals(1, script.splitWithDelimiters("https?://", -1).length / 2);
    assertTrue(script.contains("http://www.w3.org/2000/svg"));
    assertFalse(style.contains("url("));
    assertNull(monitor.status("/status/../secret", null));
    assertNull(monitor.status("/", null));
  }
}
