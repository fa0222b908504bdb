package cezve.edge.service;

import cezve.Engine;
import cezve.EngineKind;
import cezve.edge.config.ConfigException;
import cezve.edge.config.ServiceConfig;
import cezve.edge.guest.GuestThreads;
import cezve.edge.guest.ModuleSources;
import cezve.edge.guest.Surroundings;
import cezve.edge.http.EdgeServer;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.ServerMonitor;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.outbound.HttpOutbound;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.StateException;
import cezve.runtime.cache.CodeCache;
import cezve.wasi.ListenAddress;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service that runs, until it is closed. */
public final class EdgeService implements AutoCloseable {
  private final Engine engine;
  private final KeyValueStore state;
  private final ServerMonitor monitor;
  private final EdgeServer server;
  private final String address;
  private final @Nullable Reloader reloader;

  /** Whether changes of the file take effect. */
  public enum Reload {
    ON_CHANGE,
    NEVER
  }

  /**
   * What is not a matter of the file.
   *
   * @param listen where to listen, in the place of what the file says; or null
   * @param state opens the store
   * @param engine how modules are executed
   * @param codeCache where generated code is kept, or null
   * @param log where to log, which is closed with the service
   * @param accessLog which requests are logged
   * @param server how the server works
   * @param reload whether changes of the file take effect
   */
  public record Settings(
      @Nullable ListenAddress listen,
      Function<ServiceConfig, KeyValueStore> state,
      EngineKind engine,
      @Nullable CodeCache codeCache,
      JsonLog log,
      AccessLog accessLog,
      EdgeServer.Options server,
      Reload reload) {}

  private EdgeService(
      Engine engine,
      KeyValueStore state,
      ServerMonitor monitor,
      EdgeServer server,
      String address,
      @Nullable Reloader reloader) {
    this.engine = engine;
    this.state = state;
    this.monitor = monitor;
    this.server = server;
    this.address = address;
    this.reloader = reloader;
  }

  /**
   * Starts a service.
   *
   * @throws ConfigException with all mistakes of the file
   * @throws StateException if the store cannot be opened
   * @throws IOException if it cannot listen where it should
   */
  public static EdgeService start(ServiceFile file, Settings settings)
      throws ConfigException, IOException {
    ServiceConfig config = at(file.read(), settings.listen);
    Engine.Builder builder =
        Engine.builder().kind(settings.engine).moduleCache(settings.server.mostModuleBytes());
    Engine engine =
        (settings.codeCache == null ? builder : builder.codeCache(settings.codeCache)).build();
    KeyValueStore state = settings.state.apply(config);
    ServerMonitor monitor = new ServerMonitor(config.name(), settings.log, settings.accessLog);
    Surroundings surroundings =
        new Surroundings(
            engine, state, new HttpOutbound(), monitor, new GuestThreads(), new ModuleSources());
    try {
      EdgeServer server = EdgeServer.start(config, surroundings, monitor, settings.server);
      String address = "http://" + new ListenAddress(config.listen().host(), server.port());
      monitor.serverLog(LogLevel.INFO, null, "listening on " + address);
      Reloader reloader =
          switch (settings.reload) {
            case ON_CHANGE -> Reloader.start(file, server, monitor);
            case NEVER -> null;
          };
      return new EdgeService(engine, state, monitor, server, address, reloader);
    } catch (IOException | RuntimeException e) {
      state.close();
      monitor.close();
      engine.close();
      throw e;
    }
  }

  private static ServiceConfig at(ServiceConfig config, @Nullable ListenAddress listen) {
    return listen == null
        ? config
        : new ServiceConfig(config.name(), listen, config.state(), config.functions());
  }

  /** The address that it answers at. */
  public String address() {
    return address;
  }

  /** Takes no more requests, waits for those that are being worked on, and stops. */
  @Override
  public void close() {
    if (reloader != null) {
      reloader.close();
    }
    monitor.serverLog(LogLevel.INFO, null, "stopping");
    server.close();
    state.close();
    engine.close();
    monitor.serverLog(LogLevel.INFO, null, "stopped");
    monitor.close();
  }
}
