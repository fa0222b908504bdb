package cezve.edge.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.ModuleSource;
import cezve.runtime.cache.ModuleDigest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSourcesTest {
  private static final byte[] MODULE = "module".getBytes(StandardCharsets.UTF_8);
  private static final String DIGEST = new ModuleDigest(MODULE).toString();

  private final ModuleSources sources = new ModuleSources();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isThere = exchange.getRequestURI().getPath().equals("/m.wasm");
          exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? MODULE.length : -1);
          if (isThere) {
            exchange.getResponseBody().write(MODULE);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ModuleSource url(String path, @Nullable String sha256) {
    return new ModuleSource.Url(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), sha256);
  }

  private String problem(ModuleSource source) {
    return String.valueOf(assertThrows(IOException.class, () -> sources.read(source)).getMessage());
  }

  @Test
  void modulesAreFetched() throws IOException {
    assertArrayEquals(MODULE, sources.read(url("/m.wasm", null)));
    assertArrayEquals(MODULE, sources.read(url("/m.wasm", DIGEST)));
  }

  @Test
  void whatCannotBeFetchedIsToldWithItsAddress() {
    assertTrue(problem(url("/none.wasm", null)).contains("/none.wasm: the server answers 404"));
    server.stop(0);
    assertTrue(problem(url("/m.wasm", null)).contains("/m.wasm: "));
  }

  @Test
  void anotherDigestIsRefused(@TempDir Path directory) throws IOException {
    String other = new ModuleDigest(new byte[0]).toString();
    Path file = Files.write(directory.resolve("m.wasm"), MODULE);

    assertEquals(
        file + " has the SHA-256 " + DIGEST + ", not " + other,
        problem(new ModuleSource.File(file, other)));
    assertTrue(problem(url("/m.wasm", other)).endsWith(", not " + other));
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path directory) {
    Path file = directory.resolve("none.wasm");

    assertEquals(file + ": no such file", problem(new ModuleSource.File(file, null)));
  }
}
