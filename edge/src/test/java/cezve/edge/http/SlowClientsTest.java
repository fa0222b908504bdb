package cezve.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.edge.config.FunctionLimits;
import cezve.edge.monitor.CallReport;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that do not read what they have asked for. */
@Timeout(120)
class SlowClientsTest {
  private static final Path GUEST =
      Path.of("src", "test", "resources", "cezve", "edge", "http", "guest.wat").toAbsolutePath();
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(3);

  private static TestServer server(Duration time) throws Exception {
    EdgeServer.Options base = EdgeServer.Options.DEFAULT;
    EdgeServer.Options options =
        new EdgeServer.Options(
            base.mostGuests(),
            base.mostModuleBytes(),
            base.grace(),
            SEND_TIMEOUT,
            base.loading(),
            null);
    FunctionLimits usual = TestServer.LIMITS;
    FunctionLimits limits =
        new FunctionLimits(
            usual.memoryBytes(), usual.stackBytes(), time, null, null, 1 << 20, 1L << 40, 1, 0);
    return new TestServer(options, TestServer.function("guest", GUEST, "/guest/{face}", limits));
  }

  private static Socket connect(TestServer server) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server().port()));
    return socket;
  }

  private static void ask(Socket socket, String face, int times) throws Exception {
    String request = "GET /guest/" + face + " HTTP/1.1\r\nHost: x\r\n\r\n";
    socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFunctionThatIsDoneDoesNotWaitForItsClient() throws Exception {
    try (TestServer server = server(Duration.ofSeconds(60));
        Socket slow = connect(server)) {
      ask(slow, "quite-long", 1000);
      CallReport report = server.monitor().nextReport();
      while (report != null) {
        assertEquals(Outcome.ANSWERED, report.outcome());
        // Until nothing more goes into the buffers of the two sockets.
        report = server.monitor().nextReport(Duration.ofMillis(500));
      }
      HttpResponse<String> other = server.get("/guest/hello");
      assertEquals(200, other.statusCode());
      assertEquals("hello\n", other.body());
      assertEquals(6, server.monitor().nextReport().responseBytes());

      CallReport given = server.monitor().nextReport();
      assertEquals(Outcome.CLIENT, given.outcome());
      assertEquals(
          "the response could not be sent: the client did not take it within 3000 ms",
          given.detail());
      try (InputStream in = slow.getInputStream()) {
        assertTrue(in.readAllBytes().length < 1000 * 60_000);
      } catch (SocketException _) {
        // The connection was reset.
      }
    }
  }

  @Test
  void aFunctionThatStreamsWaitsUntilItsTimeIsOver() throws Exception {
    try (TestServer server = server(Duration.ofSeconds(1));
        Socket slow = connect(server)) {
      ask(slow, "big", 1);
      InputStream in = slow.getInputStream();
      assertEquals("HTTP/1.1 200 OK", new String(in.readNBytes(15), StandardCharsets.US_ASCII));
      assertEquals(Outcome.TIME, server.monitor().nextReport().outcome());
      assertEquals("hello\n", server.get("/guest/hello").body());
    }
  }
}
