package cezve.edge.http;

import cezve.edge.config.ServiceConfig;
import cezve.edge.guest.Surroundings;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.ServerMonitor;
import cezve.edge.schedule.Deployed;
import cezve.edge.schedule.Deployment;
import cezve.edge.schedule.Scheduler;
import cezve.wasi.ListenAddress;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that answers requests by functions, from its start until it is closed. */
public final class EdgeServer implements AutoCloseable {
  private static final int GUESTS_PER_PROCESSOR = 16;
  private static final String ADMIN = "admin";
  private static final long POLL_MILLIS = 20;

  private final Surroundings surroundings;
  private final ServerMonitor monitor;
  private final Options options;
  private final Scheduler scheduler;
  private final FunctionHandler functions;
  private final WebServer server;
  private volatile Deployment deployment;
  private volatile boolean draining;

  /**
   * How a server works.
   *
   * @param mostGuests how many run at once, of all functions together
   * @param mostModuleBytes how large the modules may be together that are kept loaded
   * @param grace how long requests that are being worked on may take when the server is stopped
   * @param sendTimeout how long a client may take for the rest of a response when the function has
   *     ended, which is 64 KiB at most
   * @param loading when modules are loaded
   * @param admin where metrics and the status page are to be had; null for where functions are
   */
  public record Options(
      int mostGuests,
      long mostModuleBytes,
      Duration grace,
      Duration sendTimeout,
      Loading loading,
      @Nullable ListenAddress admin) {

    /** When modules are loaded. */
    public enum Loading {
      /** When a function is called for the first time. */
      WHEN_CALLED,
      /** Before the server listens. */
      AT_START
    }

    /** What suits a machine with as many processors as this one. */
    public static final Options DEFAULT =
        new Options(
            Math.max(32, GUESTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()),
            256L << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Loading.WHEN_CALLED,
            null);
  }

  private EdgeServer(
      ServiceConfig config, Surroundings surroundings, ServerMonitor monitor, Options options)
      throws IOException {
    this.surroundings = surroundings;
    this.monitor = monitor;
    this.options = options;
    this.scheduler = new Scheduler(options.mostGuests());
    this.deployment = Deployment.of(config, surroundings, scheduler, null);
    this.functions = new FunctionHandler(this::deployment, surroundings.monitor(), options);
    Documents documents = new Documents(this, monitor);
    HttpRouting.Builder routing = HttpRouting.builder();
    documents.addHealth(routing);
    ListenAddress admin = options.admin();
    WebServerConfig.Builder listeners = WebServer.builder();
    if (admin == null) {
      documents.addMonitoring(routing);
    } else {
      HttpRouting.Builder adminRouting = HttpRouting.builder();
      documents.addHealth(adminRouting);
      documents.addMonitoring(adminRouting);
      listeners.putSocket(
          ADMIN,
          ListenerConfig.builder()
              .address(resolve(admin))
              .port(admin.port())
              .routing(adminRouting)
              .build());
    }
    routing.any(functions);
    this.server = build(listeners, config.listen(), routing, options);
  }

  /**
   * Starts a server.
   *
   * @param surroundings with the same monitor
   * @param monitor what the server says of itself
   * @throws IOException if it cannot listen where it should
   */
  public static EdgeServer start(
      ServiceConfig config, Surroundings surroundings, ServerMonitor monitor, Options options)
      throws IOException {
    EdgeServer started = new EdgeServer(config, surroundings, monitor, options);
    monitor.deployed(started.deployment.functions());
    switch (options.loading()) {
      case WHEN_CALLED -> {}
      case AT_START -> started.deployment.warm(monitor, _ -> true);
    }
    requireFree(config.listen());
    if (options.admin() != null) {
      requireFree(options.admin());
    }
    WebServer running = started.server.start();
    if (!running.isRunning()) {
      throw new IOException("cannot listen at " + config.listen());
    }
    return started;
  }

  /** Asks beforehand, since the server itself only logs that it could not start. */
  private static void requireFree(ListenAddress listen) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(resolve(listen), listen.port()));
    } catch (BindException e) {
      throw new IOException("cannot listen at " + listen + ": " + e.getMessage(), e);
    }
  }

  private static InetAddress resolve(ListenAddress listen) throws IOException {
    try {
      return InetAddress.getByName(listen.host());
    } catch (UnknownHostException e) {
      throw new IOException("there is no address \"" + listen.host() + "\" to listen at", e);
    }
  }

  private static WebServer build(
      WebServerConfig.Builder listeners,
      ListenAddress listen,
      HttpRouting.Builder routing,
      Options options)
      throws IOException {
    return listeners
        .address(resolve(listen))
        .port(listen.port())
        .shutdownHook(false)
        .shutdownGracePeriod(options.grace())
        .featuresDiscoverServices(false)
        .routing(routing)
        .build();
  }

  /** The port that it listens at. */
  public int port() {
    return server.port();
  }

  /** The port that metrics and the status page are to be had at. */
  public int adminPort() {
    return options.admin() == null ? port() : server.port(ADMIN);
  }

  /** The functions that there are now. */
  public Deployment deployment() {
    return deployment;
  }

  /** Whether it takes requests. */
  public boolean isReady() {
    return !draining && surroundings.state().isReady();
  }

  /**
   * Goes on with other functions. Requests that are being worked on, or wait, end with those that
   * they were for.
   */
  public synchronized void deploy(ServiceConfig config) {
    Deployment before = deployment;
    Deployment next = Deployment.of(config, surroundings, scheduler, before);
    // Nobody who was served by a loaded module should wait for another one to be loaded.
    next.warm(surroundings.monitor(), function -> before.isLoaded(function.config().name()));
    deployment = next;
    monitor.deployed(next.functions());
    for (Deployed gone : before.without(next)) {
      surroundings
          .monitor()
          .serverLog(
              LogLevel.INFO,
              gone.config().name(),
              next.function(gone.config().name()) == null ? "removed" : "replaced");
    }
    for (Deployed made : next.without(before)) {
      surroundings.monitor().serverLog(LogLevel.INFO, made.config().name(), "deployed");
    }
  }

  /** Takes no more requests, waits for those that are being worked on, and stops. */
  @Override
  public void close() {
    draining = true;
    scheduler.close();
    long end = System.nanoTime() + options.grace().toNanos();
    while (functions.isBusy() && System.nanoTime() < end) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    WebServer _ = server.stop();
    surroundings.threads().close();
  }
}
