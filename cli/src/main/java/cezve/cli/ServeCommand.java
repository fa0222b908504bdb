package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.edge.config.ConfigException;
import cezve.edge.config.ServiceConfig;
import cezve.edge.config.StateConfig;
import cezve.edge.http.EdgeServer;
import cezve.edge.http.EdgeServer.Options.Loading;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.service.EdgeService;
import cezve.edge.service.EdgeService.Reload;
import cezve.edge.service.EdgeService.Settings;
import cezve.edge.service.ServiceFile;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.KeyValueStores;
import cezve.edge.state.StateException;
import cezve.wasi.ListenAddress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cezve serve}. */
@Command(
    name = "serve",
    description = {
      "Answers HTTP requests by functions.",
      "Each request gets an instance of its own, with limits. Changes of the file and of modules "
          + "take effect while the server runs. SIGTERM and SIGINT stop it when requests that "
          + "have begun are answered."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LIBRARY_LOG = Logger.getLogger("io.helidon");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "functions.toml, or a module that answers every request, with default limits.")
  private Path file;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Listen there, whatever the file says; port 0 is any that is free.")
  private @Nullable String listen;

  @Option(
      names = "--admin",
      paramLabel = "HOST:PORT",
      description =
          "Have /metrics and /status there, and no longer where functions answer; /healthz and "
              + "/readyz are at both.")
  private @Nullable String admin;

  @Option(
      names = "--state",
      paramLabel = "STORE",
      description =
          "Keep values there, whatever the file says: a file, redis://HOST:PORT/DATABASE, or "
              + "'memory' for as long as the server runs.")
  private @Nullable String state;

  @Option(
      names = "--access-log",
      paramLabel = "WHICH",
      defaultValue = "all",
      description = "Which requests are logged: all, failures, none. Default: ${DEFAULT-VALUE}.")
  private String accessLog;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where to append the log, JSON objects on a line each. Default: the output.")
  private @Nullable Path log;

  @Option(
      names = "--max-guests",
      paramLabel = "N",
      converter = LimitConverters.Count.class,
      description = "How many requests are worked on at once, for all functions together.")
  private int mostGuests = EdgeServer.Options.DEFAULT.mostGuests();

  @Option(
      names = "--max-modules",
      paramLabel = "SIZE",
      converter = LimitConverters.Size.class,
      description =
          "How large the modules may be together that are kept loaded (256MiB if left out).")
  private long mostModuleBytes = EdgeServer.Options.DEFAULT.mostModuleBytes();

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = LimitConverters.Time.class,
      description = "How long requests may take that have begun when the server is stopped (10s).")
  private Duration grace = EdgeServer.Options.DEFAULT.grace();

  @Option(
      names = "--send-timeout",
      paramLabel = "TIME",
      converter = LimitConverters.Time.class,
      description =
          "How long a client may take for the rest of a response when its function has ended (30s).")
  private Duration sendTimeout = EdgeServer.Options.DEFAULT.sendTimeout();

  @Option(
      names = "--warm",
      description = "Load all modules before the server listens; not each when it is called.")
  private boolean warm;

  @Mixin private EngineOption engine;

  @Option(names = "--no-cache", description = "Neither look into the code cache nor write to it.")
  private boolean noCache;

  @Option(names = "--no-reload", description = "Let changes of files have no effect.")
  private boolean noReload;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ServeCommand() {}

  @Override
  public Integer call() throws WrongUsage {
    // The HTTP server tells by it what the log of the service tells as well.
    LIBRARY_LOG.setLevel(Level.WARNING);
    try (ProcessEnd end = new ProcessEnd();
        EdgeService service = EdgeService.start(file(), settings())) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("cezve: listening on " + service.address());
      err.flush();
      end.await();
      return ExitCode.OK;
    } catch (ConfigException e) {
      PrintWriter err = spec.commandLine().getErr();
      e.problems().forEach(problem -> err.println("cezve: " + Printable.text(problem.toString())));
      err.flush();
      return ExitCode.USAGE;
    } catch (StateException | IOException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private ServiceFile file() {
    return new ServiceFile(file, System.getenv());
  }

  private Settings settings() throws WrongUsage, IOException {
    return new Settings(
        address("--listen", listen),
        this::open,
        engine.choice().kind(),
        noCache ? null : UserCache.open(),
        log == null ? JsonLog.to(new FileOutputStream(FileDescriptor.out)) : JsonLog.toFile(log),
        accessLog(),
        new EdgeServer.Options(
            mostGuests,
            mostModuleBytes,
            grace,
            sendTimeout,
            warm ? Loading.AT_START : Loading.WHEN_CALLED,
            address("--admin", admin)),
        noReload ? Reload.NEVER : Reload.ON_CHANGE);
  }

  private static @Nullable ListenAddress address(String option, @Nullable String text)
      throws WrongUsage {
    ListenAddress address = text == null ? null : ListenAddress.parse(text);
    if (text != null && address == null) {
      throw new WrongUsage(option + ": '" + text + "' is not of the form HOST:PORT or :PORT");
    }
    return address;
  }

  private AccessLog accessLog() throws WrongUsage {
    return switch (accessLog) {
      case "all" -> AccessLog.ALL;
      case "failures" -> AccessLog.FAILURES;
      case "none" -> AccessLog.NONE;
      default ->
          throw new WrongUsage("--access-log: '" + accessLog + "' is not all, failures or none");
    };
  }

  /** The text is not told, since a password may be in it. */
  private static URI redis(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // The same as without a host.
    }
    throw new StateException("--state is not of the form redis://HOST:PORT/DATABASE", null);
  }

  private KeyValueStore open(ServiceConfig config) {
    if (state == null) {
      return KeyValueStores.open(config.state());
    }
    if (state.equals("memory")) {
      return KeyValueStores.inMemory();
    }
    return KeyValueStores.open(
        state.startsWith("redis://") || state.startsWith("rediss://")
            ? new StateConfig.Redis(redis(state))
            : new StateConfig.Embedded(Path.of(state)));
  }
}
