package cezve.edge.http;

import cezve.Engine;
import cezve.edge.config.AllowedHosts;
import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import cezve.edge.config.Secrets;
import cezve.edge.config.ServiceConfig;
import cezve.edge.config.StateConfig;
import cezve.edge.guest.GuestThreads;
import cezve.edge.guest.ModuleSources;
import cezve.edge.guest.Surroundings;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.outbound.HttpOutbound;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.KeyValueStores;
import cezve.wasi.ListenAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server on a port of its own, and a client. */
final class TestServer implements AutoCloseable {
  static final FunctionLimits LIMITS =
      new FunctionLimits(
          16 << 20, 1 << 20, Duration.ofSeconds(10), null, null, 1 << 20, 4 << 20, 4, 8);

  private final TestMonitor monitor = new TestMonitor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final KeyValueStore state = KeyValueStores.inMemory();
  private final EdgeServer server;

  TestServer(FunctionConfig... functions) throws IOException {
    this(EdgeServer.Options.DEFAULT, functions);
  }

  TestServer(EdgeServer.Options options, FunctionConfig... functions) throws IOException {
    Surroundings surroundings =
        new Surroundings(
            Engine.create(),
            state,
            new HttpOutbound(),
            monitor,
            new GuestThreads(),
            new ModuleSources());
    this.server =
        EdgeServer.start(
            service(functions),
            surroundings,
            new ServerMonitor("test", JsonLog.to(OutputStream.nullOutputStream()), AccessLog.NONE),
            options);
  }

  /** {@link #LIMITS} but for these. */
  static FunctionLimits limits(
      long stackBytes,
      Duration time,
      @Nullable Duration cpuTime,
      @Nullable Long fuel,
      int concurrency,
      int queue) {
    return new FunctionLimits(
        LIMITS.memoryBytes(),
        stackBytes,
        time,
        cpuTime,
        fuel,
        LIMITS.requestBytes(),
        LIMITS.responseBytes(),
        concurrency,
        queue);
  }

  static ServiceConfig service(FunctionConfig... functions) {
    return new ServiceConfig(
        "test",
        new ListenAddress("127.0.0.1", 0),
        new StateConfig.Embedded(Path.of("none")),
        List.of(functions));
  }

  /** A function with these limits, for one route. */
  static FunctionConfig function(String name, Path module, String route, FunctionLimits limits) {
    return new FunctionConfig(
        name,
        new ModuleSource.File(module, null),
        null,
        List.of(new Route(Set.of(), route)),
        Map.of("GREETING", "grüezi"),
        new Secrets(Map.of()),
        List.of(),
        null,
        new AllowedHosts(List.of(), PrivateAddresses.REFUSED),
        limits);
  }

  EdgeServer server() {
    return server;
  }

  TestMonitor monitor() {
    return monitor;
  }

  URI uri(String target) {
    return URI.create("http://127.0.0.1:" + server.port() + target);
  }

  /** Asks at another port of the server. */
  HttpResponse<String> at(int port, String target) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + target);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return send(target, request -> request);
  }

  HttpResponse<String> post(String target, byte[] body) throws IOException, InterruptedException {
    return send(target, request -> request.POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> send(String target, UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target)).timeout(Duration.ofSeconds(60));
    return client.send(how.apply(request).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    state.close();
  }
}
