package cezve.cli.start;

import cezve.EngineKind;
import cezve.edge.config.ConfigException;
import cezve.edge.config.ListenAddress;
import cezve.edge.http.EdgeServer;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.service.EdgeService;
import cezve.edge.service.EdgeService.Reload;
import cezve.edge.service.EdgeService.Settings;
import cezve.edge.service.ServiceFile;
import cezve.edge.state.KeyValueStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a server of functions, sends it some requests, and stops it. */
public final class ServeTraining {
  private static final int REQUESTS = 20;

  private ServeTraining() {}

  /** Uses the applications of the repository, which is the argument. */
  public static void main(String[] arguments) throws ConfigException, IOException {
    Path repository = Path.of(arguments[0]);
    ServiceFile file = new ServiceFile(repository.resolve("edge/apps/functions.toml"), Map.of());
    Settings settings =
        new Settings(
            new ListenAddress("127.0.0.1", 0),
            _ -> KeyValueStores.inMemory(),
            EngineKind.COMPILER,
            null,
            JsonLog.to(OutputStream.nullOutputStream()),
            AccessLog.ALL,
            EdgeServer.Options.DEFAULT,
            Reload.ON_CHANGE);
    try (EdgeService service = EdgeService.start(file, settings)) {
      for (int i = 0; i < REQUESTS; i++) {
        request(service, "/counter/home", null);
        request(service, "/markdown", "# A *title*\n\nand some text\n");
        request(service, "/metrics", null);
      }
    }
  }

  private static void request(EdgeService service, String path, @Nullable String body)
      throws IOException {
    URI uri = URI.create(service.address() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    if (body != null) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] _ = in.readAllBytes();
    }
  }
}
