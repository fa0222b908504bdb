package cezve.edge.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status page. It uses nothing from elsewhere, and browsers are told so. */
final class StatusPage {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
              + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");
  private static final String FUNCTION = "function=";

  private final StatusJson json;
  private final Map<String, Document> files =
      Map.of(
          "/status", file("status.html", "text/html; charset=utf-8"),
          "/status.css", file("status.css", "text/css; charset=utf-8"),
          "/status.js", file("status.js", "text/javascript; charset=utf-8"));

  StatusPage(StatusJson json) {
    this.json = json;
  }

  private static Document file(String name, String contentType) {
    try (InputStream file = StatusPage.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new AssertionError("BUG: there is no " + name);
      }
      return new Document(contentType, file.readAllBytes(), HEADERS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  @Nullable Document document(String path, @Nullable String query) {
    return path.equals("/status.json")
        ? new Document("application/json", json.write(functionOf(query)), HEADERS)
        : files.get(path);
  }

  /** Names of functions need no decoding. */
  private static @Nullable String functionOf(@Nullable String query) {
    return query != null && query.startsWith(FUNCTION) ? query.substring(FUNCTION.length()) : null;
  }
}
