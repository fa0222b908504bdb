package cezve.edge.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.AllowedHosts;
import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.guest.DeniedHostException;
import cezve.edge.guest.Headers;
import cezve.edge.guest.Outbound;
import cezve.edge.outbound.ScriptedServer.Script;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeptConnectionsTest {
  private static final AllowedHosts ALL = new AllowedHosts(List.of("*"), PrivateAddresses.ALLOWED);
  private static final AllowedHosts PUBLIC =
      new AllowedHosts(List.of("*"), PrivateAddresses.REFUSED);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration LONG = Duration.ofSeconds(50);

  private final HttpOutbound outbound = new HttpOutbound(Tls.builder().build(), LONG);

  private static String send(HttpOutbound outbound, String method, String uri, AllowedHosts allowed)
      throws IOException, DeniedHostException {
    byte[] body = method.equals("POST") ? new byte[] {'x'} : new byte[0];
    Outbound.Message message = new Outbound.Message(method, URI.create(uri), new Headers(), body);
    try (Outbound.Response response = outbound.send(message, allowed);
        InputStream in = response.body()) {
      return response.status() + " " + new String(in.readNBytes(2), StandardCharsets.UTF_8);
    }
  }

  private static Outbound.Message get(ScriptedServer server) {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
    return new Outbound.Message("GET", uri, new Headers(), new byte[0]);
  }

  private String send(String method, ScriptedServer server)
      throws IOException, DeniedHostException {
    return send(outbound, method, "http://127.0.0.1:" + server.port() + "/", ALL);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK,
        "HTTP/1.1 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
      })
  void connectionsAreKept(String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer((_, _) -> answer)) {
      String first = send("GET", server);
      for (String method : List.of("GET", "PUT", "DELETE", "GET")) {
        assertEquals(first, send(method, server));
      }
      assertEquals(1, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nokay"
      })
  void connectionsOfWhichNobodyKnowsWhatComesNextAreNot(String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer((_, _) -> answer)) {
      for (int i = 1; i < 4; i++) {
        assertEquals("200 ok", send("GET", server));
        assertEquals(i, server.connections());
      }
    }
  }

  @Test
  void aResponseThatIsNotReadIsTheLast() throws Exception {
    try (ScriptedServer server = new ScriptedServer((_, _) -> "HTTP/1.1 200 OK\r\n\r\nok")) {
      for (int i = 1; i < 4; i++) {
        try (Outbound.Response response = outbound.send(get(server), ALL)) {
          assertEquals(200, response.status());
        }
        assertEquals(i, server.connections());
      }
    }
  }

  @Test
  void bodiesOfUnknownLengthAreReadToTheirEnd() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer((_, _) -> answer)) {
      for (int i = 0; i < 3; i++) {
        try (Outbound.Response response = outbound.send(get(server), ALL);
            InputStream in = response.body()) {
          assertEquals("ok", new String(in.readAllBytes(), StandardCharsets.UTF_8));
          assertEquals(-1, in.read());
        }
      }
      assertEquals(1, server.connections());
    }
  }

  @Test
  void aResponseToHeadHasNoBody() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    try (ScriptedServer server =
        new ScriptedServer((line, _) -> line.startsWith("HEAD") ? head : OK)) {
      assertEquals("200 ", send("HEAD", server));
      assertEquals("200 ok", send("GET", server));
    }
  }

  @Test
  void aConnectionThatTheServerClosesIsReplaced() throws Exception {
    Script once = (_, number) -> number == 1 ? OK : null;
    try (ScriptedServer server = new ScriptedServer(once)) {
      for (int i = 1; i < 4; i++) {
        assertEquals("200 ok", send("GET", server));
        assertEquals(i, server.connections());
      }
      // The second was sent to the first connection in vain, and so on.
      assertEquals(5, server.requests().size());
    }
  }

  @Test
  void aRequestIsNotRepeatedWhenItsAnswerHasBegun() throws Exception {
    String broken = "HTTP/1.1 200 O" + ScriptedServer.CLOSE;
    try (ScriptedServer server = new ScriptedServer((_, number) -> number == 1 ? OK : broken)) {
      assertEquals("200 ok", send("GET", server));
      assertThrows(IOException.class, () -> send("GET", server));
      assertEquals(2, server.requests().size());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void aRequestIsNotRepeatedWhenItWasStopped() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Script slow =
        (_, number) -> {
          if (number == 2) {
            end.await();
          }
          return OK;
        };
    try (ScriptedServer server = new ScriptedServer(slow)) {
      assertEquals("200 ok", send("GET", server));
      Thread client =
          Thread.ofVirtual()
              .start(() -> assertThrows(IOException.class, () -> send("GET", server)));
      await(() -> server.requests().size() == 2);
      // As a limit of time does.
      client.interrupt();
      client.join();
      assertEquals(2, server.requests().size());
      assertEquals(1, server.connections());
    } finally {
      end.countDown();
    }
  }

  /** A server that closes connections as soon as nobody uses them. */
  @Test
  void aConnectionThatWasClosedIsNotUsed() throws Exception {
    try (ScriptedServer server = new ScriptedServer((_, _) -> OK + ScriptedServer.CLOSE)) {
      for (int i = 1; i < 4; i++) {
        assertEquals("200 ok", send("GET", server));
        Thread.sleep(100);
        assertEquals(i, server.connections());
      }
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void whatIsNotIdempotentIsSentOnce() throws Exception {
    Script script = (line, _) -> line.startsWith("POST /") ? null : OK;
    try (ScriptedServer server = new ScriptedServer(script)) {
      assertEquals("200 ok", send("GET", server));
      assertThrows(IOException.class, () -> send("POST", server));
      assertEquals(List.of("GET / HTTP/1.1", "POST / HTTP/1.1"), server.requests());
      assertEquals(2, server.connections());
    }
  }

  @Test
  void whatIsPrivateStaysPrivate() throws Exception {
    try (ScriptedServer server = new ScriptedServer((_, _) -> OK)) {
      assertEquals("200 ok", send("GET", server));
      String uri = "http://127.0.0.1:" + server.port() + "/";
      assertThrows(DeniedHostException.class, () -> send(outbound, "GET", uri, PUBLIC));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void connectionsThatNobodyUsesAreClosed() throws Exception {
    HttpOutbound hasty = new HttpOutbound(Tls.builder().build(), Duration.ofMillis(100));
    try (ScriptedServer server = new ScriptedServer((_, _) -> OK)) {
      String uri = "http://127.0.0.1:" + server.port() + "/";
      assertEquals("200 ok", send(hasty, "GET", uri, ALL));
      await(() -> server.ended() == 1);
      assertEquals("200 ok", send(hasty, "GET", uri, ALL));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void connectionsWithTlsAreKept(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret")
            .inheritIO()
            .start();
    assertEquals(0, keytool.waitFor());
    char[] password = "secret".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpOutbound trusting = new HttpOutbound(Tls.builder().trustAll(true).build(), LONG);
    try (ScriptedServer server =
        new ScriptedServer(
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            (_, number) -> number == 4 ? null : OK)) {
      String uri = "https://localhost:" + server.port() + "/";
      for (int i = 0; i < 4; i++) {
        assertEquals("200 ok", send(trusting, "GET", uri, ALL));
      }
      assertEquals(2, server.connections());
      assertEquals(5, server.requests().size());
      assertTrue(server.requests().stream().allMatch("GET / HTTP/1.1"::equals));
      assertThrows(IOException.class, () -> send(outbound, "GET", uri, ALL));
      X509Certificate certificate = (X509Certificate) keys.getCertificate("server");
      HttpOutbound knowing = new HttpOutbound(Tls.builder().addTrust(certificate).build(), LONG);
      assertEquals("200 ok", send(knowing, "GET", uri, ALL));
      String otherName = "https://127.0.0.1:" + server.port() + "/";
      assertThrows(IOException.class, () -> send(knowing, "GET", otherName, ALL));
    }
  }
}
