package cezve.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.edge.config.AllowedHosts;
import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.monitor.CallReport;
import cezve.wasi.ListenAddress;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients and other servers do, and what functions may do to these. */
class ConnectionsTest {
  private static final Path GUEST =
      Path.of("src", "test", "resources", "cezve", "edge", "http", "guest.wat").toAbsolutePath();

  private static FunctionConfig guest(FunctionLimits limits) {
    return TestServer.function("guest", GUEST, "/guest/{face}", limits);
  }

  private static FunctionLimits within(Duration time, int concurrency, int queue) {
    return TestServer.limits(TestServer.LIMITS.stackBytes(), time, null, null, concurrency, queue);
  }

  private static FunctionConfig allowing(AllowedHosts hosts) {
    FunctionConfig config = guest(TestServer.LIMITS);
    return new FunctionConfig(
        config.name(),
        config.module(),
        config.guestInterface(),
        config.routes(),
        config.environment(),
        config.secrets(),
        config.directories(),
        config.allowedImports(),
        hosts,
        config.limits());
  }

  private static HttpResponse<String> fetch(TestServer from, String uri) throws Exception {
    return from.send("/guest/other", request -> request.header("x-other", uri));
  }

  @Test
  void aFunctionAsksAnotherServer() throws Exception {
    try (TestServer other = new TestServer(guest(TestServer.LIMITS));
        TestServer server =
            new TestServer(
                allowing(new AllowedHosts(List.of("127.0.0.1"), PrivateAddresses.ALLOWED)))) {
      assertEquals("hello\n", fetch(server, other.uri("/guest/hello").toString()).body());
      assertEquals(404, fetch(server, other.uri("/guest/?").toString()).statusCode());
      assertEquals(500, fetch(server, other.uri("/guest/trap").toString()).statusCode());
      HttpResponse<String> unreachable = fetch(server, "http://127.0.0.1:1/");
      assertEquals(502, unreachable.statusCode());
      assertEquals("4", unreachable.body());
      assertEquals("2", fetch(server, "ftp://127.0.0.1/").body());
      assertEquals("2", fetch(server, "http://user@127.0.0.1/").body());
    }
  }

  @Test
  void anotherServerMayHaveBeenStartedAgain() throws Exception {
    try (TestServer server =
        new TestServer(
            allowing(new AllowedHosts(List.of("127.0.0.1"), PrivateAddresses.ALLOWED)))) {
      int port = 0;
      for (int i = 0; i < 3; i++) {
        HttpServer other =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = other.getAddress().getPort();
        other.createContext(
            "/",
            exchange -> {
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
              exchange.close();
            });
        other.start();
        assertEquals("ok", fetch(server, "http://127.0.0.1:" + port + "/").body());
        other.stop(0);
      }
    }
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsRefused() throws Exception {
    try (TestServer other = new TestServer(guest(TestServer.LIMITS));
        TestServer server =
            new TestServer(allowing(new AllowedHosts(List.of("*"), PrivateAddresses.REFUSED)))) {
      String port = ":" + other.server().port() + "/guest/hello";
      for (String host : List.of("localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]")) {
        HttpResponse<String> response = fetch(server, "http://" + host + port);
        CallReport report = server.monitor().nextReport();
        assertEquals(403, response.statusCode(), host + ": " + report.detail());
        assertTrue(
            String.valueOf(report.detail()).endsWith("which is not public"), report.detail());
      }
    }
  }

  @Test
  void unusualFormsOfAddressesAreNone() throws Exception {
    try (TestServer server =
        new TestServer(allowing(new AllowedHosts(List.of("*"), PrivateAddresses.REFUSED)))) {
      for (String host : List.of("127.1", "2130706433", "0x7f.1", "127.0.0.1%00")) {
        HttpResponse<String> response = fetch(server, "http://" + host + "/");
        assertTrue(
            response.statusCode() == 403 || response.body().equals("2"),
            host + " " + response.statusCode() + " " + response.body());
      }
    }
  }

  @Test
  void aClientThatDoesNotGoOnIsLeftInTime() throws Exception {
    try (TestServer server = new TestServer(guest(within(Duration.ofMillis(300), 4, 4)));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      long begun = System.nanoTime();
      socket
          .getOutputStream()
          .write(
              "POST /guest/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this"
                  .getBytes(StandardCharsets.US_ASCII));
      CallReport report = server.monitor().nextReport();
      long millis = (System.nanoTime() - begun) / 1_000_000;

      assertEquals(Outcome.TIME, report.outcome());
      assertTrue(millis < 2000, millis + " ms");
      try (InputStream in = socket.getInputStream()) {
        byte[] rest = in.readAllBytes();
        assertTrue(rest.length == 0 || new String(rest, StandardCharsets.UTF_8).contains("504"));
      }
      assertEquals("hello\n", server.get("/guest/hello").body());
    }
  }

  @Test
  void guestsThatComputeForLongDoNotStopOthers() throws Exception {
    int crowd = Runtime.getRuntime().availableProcessors() + 2;
    try (TestServer server =
        new TestServer(
            TestServer.function(
                "busy", GUEST, "/busy/{face}", within(Duration.ofSeconds(8), crowd, 0)),
            guest(within(Duration.ofSeconds(4), 4, 4)))) {
      assertEquals("hello\n", server.get("/guest/hello").body());
      List<CompletableFuture<HttpResponse<String>>> loops =
          IntStream.range(0, crowd).mapToObj(_ -> later(server, "/busy/loop")).toList();
      await(() -> line(server).running() == crowd);
      long begun = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        assertEquals("hello\n", server.get("/guest/hello").body());
        assertEquals("ok\n", server.get("/healthz").body());
      }
      long millis = (System.nanoTime() - begun) / 1_000_000;
      assertTrue(loops.stream().noneMatch(CompletableFuture::isDone), "took " + millis + " ms");
      for (CompletableFuture<HttpResponse<String>> loop : loops) {
        assertEquals(504, loop.get().statusCode());
      }
    }
  }

  @Test
  void whoComesTooLateIsTold() throws Exception {
    try (TestServer server = new TestServer(guest(within(Duration.ofMillis(500), 1, 1)))) {
      assertEquals("hello\n", server.get("/guest/hello").body());
      CallReport _ = server.monitor().nextReport();
      CompletableFuture<HttpResponse<String>> runs = later(server, "/guest/loop");
      await(() -> line(server).running() == 1);
      CompletableFuture<HttpResponse<String>> waits = later(server, "/guest/hello");
      await(() -> line(server).waiting() == 1);
      HttpResponse<String> refused = server.get("/guest/hello");

      assertEquals(429, refused.statusCode());
      assertEquals("1", refused.headers().firstValue("retry-after").orElseThrow());
      assertEquals(504, runs.get().statusCode());
      assertTrue(List.of(200, 503).contains(waits.get().statusCode()));
    }
  }

  @Test
  void aServerThatIsStoppedEndsWhatItHasBegun() throws Exception {
    TestServer server = new TestServer(guest(within(Duration.ofMillis(400), 2, 2)));
    assertEquals("hello\n", server.get("/guest/hello").body());
    CompletableFuture<HttpResponse<String>> begun = later(server, "/guest/loop");
    await(() -> line(server).running() == 1);
    int port = server.server().port();
    server.close();

    assertEquals(504, begun.get().statusCode());
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  @Test
  void whatTheServerTellsCanHaveAnAddressOfItsOwn() throws Exception {
    EdgeServer.Options base = EdgeServer.Options.DEFAULT;
    EdgeServer.Options options =
        new EdgeServer.Options(
            base.mostGuests(),
            base.mostModuleBytes(),
            base.grace(),
            base.sendTimeout(),
            EdgeServer.Options.Loading.AT_START,
            new ListenAddress("127.0.0.1", 0));
    try (TestServer server = new TestServer(options, guest(TestServer.LIMITS))) {
      assertTrue(server.server().deployment().isLoaded("guest"));
      assertEquals(404, server.get("/metrics").statusCode());
      assertEquals(404, server.get("/status").statusCode());
      assertEquals("ok\n", server.get("/healthz").body());
      int port = server.server().adminPort();
      assertTrue(port != server.server().port());
      assertEquals(200, server.at(port, "/metrics").statusCode());
      assertEquals(200, server.at(port, "/status").statusCode());
      assertEquals("ready\n", server.at(port, "/readyz").body());
      assertEquals(404, server.at(port, "/guest/hello").statusCode());
    }
  }

  @Test
  void functionsAreReplacedWhileTheyWork(@TempDir Path directory) throws Exception {
    Path module = Files.copy(GUEST, directory.resolve("guest.wat"));
    FunctionConfig before =
        TestServer.function("guest", module, "/guest/{face}", within(Duration.ofSeconds(1), 2, 2));
    try (TestServer server = new TestServer(before)) {
      assertEquals("hello\n", server.get("/guest/hello").body());
      CompletableFuture<HttpResponse<String>> begun = later(server, "/guest/loop");
      await(() -> line(server).running() == 1);
      Files.writeString(module, Files.readString(module).replace("hello", "HELLO"));
      server.server().deploy(TestServer.service(before));

      assertEquals("HELLO\n", server.get("/guest/hello").body());
      assertEquals(504, begun.get().statusCode());
      server.server().deploy(TestServer.service());
      assertEquals(404, server.get("/guest/hello").statusCode());
    }
  }

  private static cezve.edge.schedule.Scheduler.Line line(TestServer server) {
    return server.server().deployment().functions().iterator().next().line();
  }

  /** On a thread of its own: those of the usual pool are as many as there are processors. */
  private static CompletableFuture<HttpResponse<String>> later(TestServer server, String target) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return server.get(target);
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      LockSupport.parkNanos(100_000);
    }
  }
}
