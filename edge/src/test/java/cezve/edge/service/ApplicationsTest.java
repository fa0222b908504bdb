package cezve.edge.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The applications in {@code apps}, by real requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationsTest {
  private static final Path APPS = Path.of("apps").toAbsolutePath();

  private TestService service;

  @BeforeAll
  void start() throws Exception {
    service = new TestService(APPS.resolve("functions.toml"));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> post(String target, byte[] body) throws Exception {
    return service.send(target, request -> request.POST(BodyPublishers.ofByteArray(body)));
  }

  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 20; y++) {
        picture.setRGB(x, y, (x * 6) << 16 | (y * 12) << 8 | 100);
      }
    }
    return picture;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(picture, "png", bytes));
    return bytes.toByteArray();
  }

  private BufferedImage filtered(String query) throws Exception {
    HttpResponse<byte[]> response = post("/image?" + query, png(picture()));
    assertEquals(200, response.statusCode(), () -> TestService.text(response));
    assertEquals("image/png", response.headers().firstValue("content-type").orElseThrow());
    return ImageIO.read(new ByteArrayInputStream(response.body()));
  }

  @Test
  void aPictureIsMadeGreyAndInverted() throws Exception {
    BufferedImage grey = filtered("grey=1");
    BufferedImage both = filtered("grey=1&invert=1");

    for (int x = 0; x < 40; x += 7) {
      for (int y = 0; y < 20; y += 3) {
        int rgb = picture().getRGB(x, y);
        double luma = 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
        int level = grey.getRGB(x, y) & 255;
        assertEquals(luma, level, 2);
        assertEquals(level, grey.getRGB(x, y) >> 16 & 255);
        assertEquals(255 - level, both.getRGB(x, y) & 255);
      }
    }
  }

  @Test
  void aPictureIsResized() throws Exception {
    BufferedImage small = filtered("width=10&height=5");

    assertEquals(10, small.getWidth());
    assertEquals(5, small.getHeight());
    int corner = small.getRGB(9, 4);
    assertEquals(39 * 6, corner >> 16 & 255, 16);
    assertEquals(19 * 12, corner >> 8 & 255, 24);
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    assertEquals(415, post("/image", "not a picture".getBytes(UTF_8)).statusCode());
    byte[] cut = png(picture());
    assertEquals(422, post("/image", Arrays.copyOf(cut, 60)).statusCode());
  }

  @Test
  void markdownBecomesHtml() throws Exception {
    HttpResponse<byte[]> response =
        post(
            "/markdown",
            "# Grüezi\n\n*one* <script>alert(1)</script>\n\n| a |\n|---|\n| b |\n".getBytes(UTF_8));

    String html = TestService.text(response);
    assertEquals(200, response.statusCode(), html);
    assertTrue(html.contains("<h1>Grüezi</h1>"), html);
    assertTrue(html.contains("<em>one</em>"), html);
    assertTrue(html.contains("<td>b</td>"), html);
    assertTrue(!html.contains("<script>"), html);
  }

  @Test
  void visitsAreCountedEvenIfTheyComeAtOnce() throws Exception {
    List<CompletableFuture<Integer>> visits =
        IntStream.range(0, 40).mapToObj(_ -> CompletableFuture.supplyAsync(this::visit)).toList();
    List<Integer> counts = visits.stream().map(CompletableFuture::join).sorted().toList();

    assertEquals(IntStream.rangeClosed(1, 40).boxed().toList(), counts);
    String page = TestService.text(service.get("/counter/another"));
    assertTrue(page.contains("1 visit"), page);
  }

  private int visit() {
    try {
      HttpResponse<byte[]> response =
          service.send("/counter/at-once", request -> request.header("Accept", "application/json"));
      String json = TestService.text(response).strip();
      return Integer.parseInt(json.replaceAll(".*\"visits\":(\\d+).*", "$1"));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theProxyPassesOnAndTellsNothing(@TempDir Path directory) throws Exception {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().keySet());
          exchange.getResponseHeaders().add("Content-Type", "application/x-test");
          exchange.getResponseHeaders().add("Set-Cookie", "id=1");
          exchange.sendResponseHeaders(203, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    other.start();
    Path file = directory.resolve("functions.toml");
    Files.writeString(
        file,
        """
        [functions.proxy]
        module = "%s"
        routes = ["GET /proxy"]
        allowed_hosts = ["127.0.0.1"]
        allow_private_addresses = true
        """
            .formatted(APPS.resolve("proxy/proxy.wasm")));
    String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/a?b=c";
    try (TestService allowing = new TestService(file)) {
      HttpResponse<byte[]> response =
          allowing.send(
              "/proxy?url=" + URLEncoder.encode(url, UTF_8),
              request ->
                  request.header("Cookie", "secret=1").header("X-Forwarded-For", "203.0.113.7"));

      assertEquals(203, response.statusCode(), () -> TestService.text(response));
      assertArrayEquals(content, response.body());
      assertEquals(
          "application/x-test", response.headers().firstValue("content-type").orElseThrow());
      assertTrue(response.headers().firstValue("set-cookie").isEmpty());
      assertEquals(1, seen.size());
      assertTrue(seen.getFirst().startsWith("/a?b=c"), seen.getFirst());
      assertTrue(!seen.getFirst().contains("Cookie"), seen.getFirst());
      assertTrue(!seen.getFirst().contains("orwarded"), seen.getFirst());
      assertEquals(400, allowing.get("/proxy").statusCode());
    } finally {
      other.stop(0);
    }
    // As the applications are delivered, only public addresses may be asked.
    assertEquals(403, service.get("/proxy?url=" + url).statusCode());
  }
}
