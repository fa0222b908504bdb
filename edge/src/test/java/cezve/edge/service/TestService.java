package cezve.edge.service;

import cezve.EngineKind;
import cezve.edge.config.ConfigException;
import cezve.edge.http.EdgeServer;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.service.EdgeService.Reload;
import cezve.edge.service.EdgeService.Settings;
import cezve.edge.state.KeyValueStores;
import cezve.wasi.ListenAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A service on a port of its own, with values in memory, and a client. */
final class TestService implements AutoCloseable {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EdgeService service;

  TestService(Path file) throws ConfigException, IOException {
    this(file, EdgeServer.Options.DEFAULT, UnaryOperator.identity());
  }

  /**
   * A service from a file.
   *
   * @param log is handed where the log is kept, and returns where it goes
   */
  TestService(Path file, EdgeServer.Options options, UnaryOperator<OutputStream> log)
      throws ConfigException, IOException {
    Settings settings =
        new Settings(
            new ListenAddress("127.0.0.1", 0),
            _ -> KeyValueStores.inMemory(),
            EngineKind.COMPILER,
            null,
            JsonLog.to(log.apply(this.log)),
            AccessLog.ALL,
            options,
            Reload.ON_CHANGE);
    this.service = EdgeService.start(new ServiceFile(file, Map.of()), settings);
  }

  String address() {
    return service.address();
  }

  HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
    return send(target, request -> request);
  }

  /** The body of a response, as text. */
  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  HttpResponse<byte[]> send(String target, UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + target)).timeout(Duration.ofSeconds(60));
    return client.send(how.apply(request).build(), BodyHandlers.ofByteArray());
  }

  /** What was logged, once the service is closed. */
  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    service.close();
  }
}
