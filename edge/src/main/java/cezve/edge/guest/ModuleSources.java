package cezve.edge.guest;

import cezve.edge.config.ModuleSource;
import cezve.runtime.cache.ModuleDigest;
import io.helidon.http.Status.Family;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads modules from where they are. */
public final class ModuleSources {
  private static final int MOST_BYTES = 256 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WebClient client =
      WebClient.builder().connectTimeout(PATIENCE).readTimeout(PATIENCE).build();

  /** A reader of modules. */
  public ModuleSources() {}

  /**
   * The bytes of a module.
   *
   * @throws IOException if they cannot be had, or do not have the digest that they should; the
   *     message names the place
   */
  public byte[] read(ModuleSource source) throws IOException {
    byte[] bytes =
        switch (source) {
          case ModuleSource.File(Path path, _) -> file(path);
          case ModuleSource.Url url -> fetch(url);
        };
    String wanted = source.sha256();
    if (wanted != null) {
      require(wanted, new ModuleDigest(bytes).toString(), source);
    }
    return bytes;
  }

  private static void require(String wanted, String digest, ModuleSource source)
      throws IOException {
    if (!wanted.equals(digest)) {
      throw new IOException(place(source) + " has the SHA-256 " + digest + ", not " + wanted);
    }
  }

  /** What messages call a source. */
  public static String place(ModuleSource source) {
    return switch (source) {
      case ModuleSource.File(Path path, _) -> path.toString();
      case ModuleSource.Url url -> url.uri().toString();
    };
  }

  private static byte[] file(Path path) throws IOException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException _) {
      throw new IOException(path + ": no such file");
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private byte[] fetch(ModuleSource.Url url) throws IOException {
    // Not over a kept connection, which the server may have closed meanwhile.
    try (HttpClientResponse response = client.get().keepAlive(false).uri(url.uri()).request()) {
      if (response.status().family() != Family.SUCCESSFUL) {
        throw new IOException(url.uri() + ": the server answers " + response.status());
      }
      try (InputStream in = response.entity().inputStream()) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException(url.uri() + ": more than " + MOST_BYTES + " bytes");
        }
        return bytes;
      }
    } catch (RuntimeException e) {
      String problem = e.getMessage() == null ? "no answer" : e.getMessage();
      throw new IOException(url.uri() + ": " + problem, e);
    }
  }
}
