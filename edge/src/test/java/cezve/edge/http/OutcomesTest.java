package cezve.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.monitor.CallReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a request can end has its own status, reason and report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomesTest {
  private static final Path GUEST =
      Path.of("src", "test", "resources", "cezve", "edge", "http", "guest.wat").toAbsolutePath();

  private final TestServer server = start();
  @TempDir static Path directory;

  private static FunctionLimits limits(
      Duration time, @Nullable Duration cpuTime, @Nullable Long fuel) {
    return limits(TestServer.LIMITS.stackBytes(), time, cpuTime, fuel);
  }

  /** A stack that only a thread of its own has. */
  private static FunctionLimits ownThread() {
    return limits(256 << 10, Duration.ofMillis(300), null, null);
  }

  private static FunctionLimits limits(
      long stackBytes, Duration time, @Nullable Duration cpuTime, @Nullable Long fuel) {
    FunctionLimits base = TestServer.LIMITS;
    return TestServer.limits(stackBytes, time, cpuTime, fuel, base.concurrency(), base.queue());
  }

  private static FunctionConfig forbidden(FunctionConfig config, List<String> allowed) {
    return new FunctionConfig(
        config.name(),
        config.module(),
        config.guestInterface(),
        config.routes(),
        config.environment(),
        config.secrets(),
        config.directories(),
        allowed,
        config.allowedHosts(),
        config.limits());
  }

  private static TestServer start() {
    try {
      Path unknown = Files.createTempFile("unknown", ".wat");
      Files.writeString(
          unknown,
          "(module (import \"env\" \"f\" (func)) (memory (export \"memory\") 0) (func (export \"handle\")))");
      return new TestServer(
          TestServer.function("guest", GUEST, "/guest/{face}", TestServer.LIMITS),
          TestServer.function(
              "short", GUEST, "/short/{face}", limits(Duration.ofMillis(200), null, null)),
          TestServer.function(
              "cpu",
              GUEST,
              "/cpu/{face}",
              limits(Duration.ofSeconds(20), Duration.ofMillis(100), null)),
          TestServer.function(
              "fuel", GUEST, "/fuel/{face}", limits(Duration.ofSeconds(20), null, 100_000L)),
          TestServer.function("own", GUEST, "/own/{face}", ownThread()),
          TestServer.function("unknown", unknown, "/unknown", TestServer.LIMITS),
          forbidden(
              TestServer.function("forbidden", GUEST, "/forbidden/{face}", TestServer.LIMITS),
              List.of("cezve.request_*", "cezve.response_*", "cezve.sent_*", "cezve.send_request")),
          TestServer.function(
              "missing", Path.of("no", "such.wasm"), "/missing", TestServer.LIMITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  void isAlive() throws Exception {
    assertEquals("ok\n", server.get("/healthz").body());
    assertEquals("ready\n", server.get("/readyz").body());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anAnswer() throws Exception {
    HttpResponse<String> response = server.get("/guest/hello");

    assertEquals(200, response.statusCode());
    assertEquals("hello\n", response.body());
    assertEquals("text/plain", response.headers().firstValue("content-type").orElseThrow());
    CallReport report = server.monitor().nextReport();
    assertEquals(Outcome.ANSWERED, report.outcome());
    assertNull(report.detail());
    assertEquals(6, report.responseBytes());
    assertEquals(2 << 16, report.memoryBytes());
    assertEquals(report.id(), response.headers().firstValue("cezve-request-id").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /guest/trap       | 500 | TRAP         | unreachable
          /guest/wild       | 500 | TRAP         | out of bounds memory access
          /guest/stack      | 510 | STACK        | call stack exhausted
          /guest/memory     | 507 | MEMORY       | more memory was refused
          /guest/unchecked  | 507 | MEMORY       | more memory was refused
          /guest/after      | 500 | TRAP         | unreachable
          /guest/divides    | 500 | TRAP         | integer divide by zero
          /guest/just       | 500 | TRAP         | unreachable
          /short/loop       | 504 | TIME         | 200 ms have passed
          /cpu/loop         | 508 | CPU          | 100 ms of processor time are used up
          /fuel/loop        | 508 | CPU          | out of fuel
          /own/trap         | 500 | TRAP         | unreachable
          /own/stack        | 510 | STACK        | call stack exhausted
          /own/memory       | 507 | MEMORY       | more memory was refused
          /own/loop         | 504 | TIME         | 300 ms have passed
          /unknown          | 501 | IMPORT       | unknown import: "env" "f"
          /forbidden/hello  | 501 | IMPORT       | "cezve" "kv_increment"
          /missing          | 503 | UNAVAILABLE  | no/such.wasm: no such file
          /nowhere          | 404 | NO_ROUTE     |
          """)
  void itsOwnAnswer(String target, int status, Outcome outcome, @Nullable String detail)
      throws Exception {
    long begun = System.nanoTime();
    HttpResponse<String> response = server.get(target);
    long millis = (System.nanoTime() - begun) / 1_000_000;

    assertEquals(status, response.statusCode());
    assertEquals(outcome.status(), response.statusCode());
    assertEquals(outcome.reason(), response.headers().firstValue("cezve-reason").orElseThrow());
    CallReport report = server.monitor().nextReport();
    assertEquals(outcome, report.outcome());
    String told = String.valueOf(report.detail());
    assertTrue(detail == null || told.contains(detail), told);
    assertTrue(millis < 9000, target + " took " + millis + " ms");
  }

  @Test
  void theFunctionWorksAfterEachFailure() throws Exception {
    for (String face : List.of("trap", "stack", "memory", "wild")) {
      assertTrue(server.get("/guest/" + face).statusCode() >= 500);
      CallReport _ = server.monitor().nextReport();
      assertEquals("hello\n", server.get("/guest/hello").body());
      CallReport _ = server.monitor().nextReport();
    }
  }

  @Test
  void aLargeRequestIsRefusedBeforeItIsRead() throws Exception {
    HttpResponse<String> response = server.post("/guest/echo", new byte[(1 << 20) + 1]);

    assertEquals(413, response.statusCode());
    assertEquals(Outcome.REQUEST_SIZE, server.monitor().nextReport().outcome());
  }

  @Test
  void aLargeRequestWithoutALengthIsRefusedWhenItIsRead() throws Exception {
    byte[] body = new byte[2 << 20];
    // By then some of it was echoed, so that there can be no other answer.
    assertThrows(
        IOException.class,
        () ->
            server.send(
                "/guest/echo",
                request ->
                    request.POST(
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));

    assertEquals(Outcome.REQUEST_SIZE, server.monitor().nextReport().outcome());
  }

  @Test
  void aResponseWithoutEndIsCutOff() throws Exception {
    assertThrows(IOException.class, () -> server.get("/guest/big"));

    assertEquals(Outcome.RESPONSE_SIZE, server.monitor().nextReport().outcome());
  }

  @Test
  void aBodyIsEchoed() throws Exception {
    String text = "grüezi ".repeat(100_000);
    HttpResponse<String> response =
        server.post("/guest/echo", text.getBytes(StandardCharsets.UTF_8));

    assertEquals(text, response.body());
    CallReport report = server.monitor().nextReport();
    assertEquals(Outcome.ANSWERED, report.outcome());
    assertEquals(text.length() + 100_000, report.requestBytes());
    assertEquals(text.length() + 100_000, report.responseBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"guest", "own"})
  void aBodyIsEchoedOnEitherKindOfThread(String function) throws Exception {
    String text = "0123456789".repeat(20_000);
    HttpResponse<String> response =
        server.post("/" + function + "/echo", text.getBytes(StandardCharsets.UTF_8));

    assertEquals(text, response.body());
    assertEquals(Outcome.ANSWERED, server.monitor().nextReport().outcome());
  }

  @Test
  void nothingIsLeftFromOneRequestToTheNext() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertEquals("11", server.get("/guest/calls").body());
      CallReport _ = server.monitor().nextReport();
    }
  }

  @Test
  void theStoreOutlivesRequests() throws Exception {
    for (int i = 1; i < 4; i++) {
      assertEquals(Integer.toString(i), server.get("/guest/visits").body());
      CallReport _ = server.monitor().nextReport();
    }
  }

  @Test
  void configurationAndLog() throws Exception {
    assertEquals("grüezi", server.get("/guest/greeting").body());
    CallReport _ = server.monitor().nextReport();
    assertTrue(server.monitor().logs().contains("guest INFO grüezi"));
  }

  @Test
  void aHostThatIsNotAllowedEndsTheFunction() throws Exception {
    HttpResponse<String> response =
        server.send("/guest/other", request -> request.header("x-other", "http://127.0.0.1:1/"));

    assertEquals(403, response.statusCode());
    CallReport report = server.monitor().nextReport();
    assertEquals(Outcome.HOST, report.outcome());
    assertEquals("127.0.0.1:1 is not among the allowed hosts", report.detail());
  }
}
