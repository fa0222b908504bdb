package cezve.edge.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.http.EdgeServer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric that is documented, or that the dashboard shows, tells of what really happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingMetricsTest {
  private static final Path GUEST =
      Path.of("src", "test", "resources", "cezve", "edge", "http", "guest.wat").toAbsolutePath();
  private static final Pattern DOCUMENTED = Pattern.compile("`((?:cezve|jvm|process)_[a-z_]+)`");
  private static final Pattern SHOWN = Pattern.compile("\\b(?:cezve|jvm|process)_[a-z_]+");
  private static final Pattern PART = Pattern.compile("_(?:bucket|count|sum)$");

  @TempDir static Path directory;
  private final CountDownLatch logMayBeWritten = new CountDownLatch(1);
  private Path file;
  private TestService service;

  /** Something that happens in a server. */
  @FunctionalInterface
  private interface Cause {
    void happen() throws Exception;
  }

  private final Map<String, Cause> causes = causes();

  private Map<String, Cause> causes() {
    Map<String, Cause> table = new LinkedHashMap<>();
    table.put("cezve_calls_total", () -> get("/guest/hello"));
    table.put("cezve_calls_total{function=\"\",outcome=\"no-route\"", () -> get("/nowhere"));
    table.put("cezve_errors_total", () -> get("/guest/trap"));
    table.put("cezve_errors_total{function=\"slow\",reason=\"concurrency\"", this::crowd);
    table.put(refusals("memory"), () -> get("/guest/refused"));
    table.put(refusals("state-size"), () -> get("/guest/key"));
    table.put(refusals("open-responses"), () -> other("/guest/peers", "/guest/hello"));
    table.put("cezve_call_duration_seconds_count", () -> get("/guest/hello"));
    table.put("cezve_call_duration_seconds_sum", () -> get("/guest/hello"));
    table.put("cezve_call_wait_seconds_count", () -> get("/guest/hello"));
    table.put("cezve_call_wait_seconds_sum{function=\"slow\"", this::crowd);
    table.put("cezve_requests_running", this::crowd);
    table.put("cezve_requests_waiting", this::crowd);
    table.put(starts("cold", "cold"), () -> get("/cold/hello"));
    table.put(starts("guest", "warm"), () -> get("/guest/hello"));
    table.put(starts("made", "new"), this::two);
    table.put("cezve_instantiation_seconds_count", () -> get("/guest/hello"));
    table.put("cezve_instances", () -> get("/more/hello"));
    table.put("cezve_instances_idle", () -> get("/idle/hello"));
    table.put("cezve_module_loads_total", () -> get("/loaded/hello"));
    table.put("cezve_module_load_seconds_count", () -> get("/timed/hello"));
    table.put("cezve_memory_peak_bytes", () -> get("/guest/memory"));
    table.put("cezve_memory_limit_bytes", () -> deploy("limited"));
    table.put("cezve_fuel_used_total", () -> get("/fuel/hello"));
    table.put("cezve_request_bytes_total", () -> post("/guest/echo"));
    table.put("cezve_response_bytes_total", () -> get("/guest/hello"));
    table.put("cezve_guest_log_lines_total", () -> get("/guest/greeting"));
    table.put("cezve_log_lines_dropped_total", () -> get("/guest/flood"));
    table.put("cezve_functions", () -> deploy("one-more"));
    table.put("jvm_gc_collection_seconds_count", System::gc);
    table.put("process_cpu_seconds_total", MovingMetricsTest::compute);
    return table;
  }

  /** What a server has from the beginning, whatever happens. */
  private static final Set<String> PRESENT =
      Set.of(
          "jvm_memory_used_bytes",
          "jvm_memory_committed_bytes",
          "jvm_memory_max_bytes",
          "jvm_threads_current",
          "process_start_time_seconds");

  private static String refusals(String reason) {
    return "cezve_refusals_total{function=\"guest\",reason=\"" + reason + "\"";
  }

  private static String starts(String function, String how) {
    return "cezve_starts_total{function=\"" + function + "\",start=\"" + how;
  }

  private static String function(String name, String limits) {
    return """

    [functions.%s]
    module = %s
    routes = ["/%s/{face}"]
    environment = { GREETING = "hello" }
    allowed_hosts = ["127.0.0.1"]
    allow_private_addresses = true
    limits = { memory = "16 MB", time = "3 s", %s }
    """
        .formatted(name, "'" + GUEST + "'", name, limits.isEmpty() ? "queue = 64" : limits);
  }

  @BeforeAll
  void start() throws Exception {
    StringBuilder text = new StringBuilder("name = \"test\"\n");
    for (String name : List.of("guest", "cold", "made", "idle", "more", "loaded", "timed")) {
      text.append(function(name, ""));
    }
    text.append(function("fuel", "fuel = 100_000"));
    text.append(function("slow", "concurrency = 1, queue = 1"));
    file = Files.writeString(directory.resolve("functions.toml"), text);
    service = new TestService(file, EdgeServer.Options.DEFAULT, Stuck::new);
    assertEquals(200, service.get("/guest/hello").statusCode());
  }

  @AfterAll
  void stop() {
    logMayBeWritten.countDown();
    service.close();
  }

  /** A log that nobody reads for now. */
  private final class Stuck extends FilterOutputStream {
    Stuck(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        logMayBeWritten.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      out.write(bytes, from, length);
    }
  }

  private void get(String target) throws Exception {
    int _ = service.get(target).statusCode();
  }

  private void post(String target) throws Exception {
    int _ =
        service.send(target, request -> request.POST(BodyPublishers.ofString("text"))).statusCode();
  }

  private void other(String target, String asked) throws Exception {
    String address = service.address() + asked;
    int _ = service.send(target, request -> request.header("x-other", address)).statusCode();
  }

  /** One request runs for a while, one waits, and one is refused. */
  private void crowd() {
    for (int i = 0; i < 3; i++) {
      later("/slow/loop");
    }
  }

  private void two() throws Exception {
    get("/made/hello");
    later("/made/loop");
    later("/made/loop");
  }

  private void later(String target) {
    new Thread(
            () -> {
              try {
                get(target);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            })
        .start();
  }

  private void deploy(String name) throws IOException {
    Files.writeString(file, Files.readString(file) + function(name, ""));
  }

  private static void compute() {
    long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** The sum of all samples of a metric, whose labels may be told in part. */
  private double value(String metric) throws Exception {
    double sum = 0;
    for (String line : TestService.text(service.get("/metrics")).lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      int space = line.lastIndexOf(' ');
      String sample = line.substring(0, space);
      boolean isOfMetric =
          metric.indexOf('{') >= 0
              ? sample.startsWith(metric)
              : sample.replaceFirst("\\{.*", "").equals(metric);
      sum += isOfMetric ? Double.parseDouble(line.substring(space + 1)) : 0;
    }
    return sum;
  }

  Stream<String> moving() {
    return causes.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource
  void moving(String metric) throws Exception {
    await(() -> value("cezve_requests_running") == 0 && value("cezve_requests_waiting") == 0);
    double before = value(metric);
    Objects.requireNonNull(causes.get(metric)).happen();
    await(() -> value(metric) > before);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      LockSupport.parkNanos(2_000_000);
    }
  }

  @ParameterizedTest
  @MethodSource
  void present(String metric) throws Exception {
    assertTrue(value(metric) > 0, metric);
  }

  static Stream<String> present() {
    return PRESENT.stream();
  }

  @Test
  void everyMetricIsAmongThem() throws IOException {
    Set<String> told = new TreeSet<>();
    Pattern.compile("(?s)### Metrics.*?###")
        .matcher(Files.readString(Path.of("../docs/edge.md")))
        .results()
        .flatMap(part -> DOCUMENTED.matcher(part.group()).results())
        .forEach(metric -> told.add(metric.group(1)));
    assertTrue(told.size() > 25, told::toString);
    SHOWN
        .matcher(Files.readString(Path.of("grafana/dashboard.json")))
        .results()
        .forEach(metric -> told.add(PART.matcher(metric.group()).replaceFirst("")));
    Set<String> known = new TreeSet<>(PRESENT);
    causes.keySet().stream()
        .map(cause -> cause.replaceFirst("\\{.*", ""))
        .forEach(name -> known.add(PART.matcher(name).replaceFirst("")));
    told.removeAll(known);
    assertEquals(Set.of(), told);
  }
}
