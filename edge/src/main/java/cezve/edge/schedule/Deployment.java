package cezve.edge.schedule;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.ServiceConfig;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.Surroundings;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Monitor;
import cezve.model.error.ModuleException;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The functions that there are at a time, and the routes to them. Never changes. */
public final class Deployment {
  private final ServiceConfig config;
  private final Router router;
  private final Map<String, Deployed> functions;

  private Deployment(ServiceConfig config, Map<String, Deployed> functions) {
    this.config = config;
    this.router = new Router(config.functions());
    this.functions = functions;
  }

  /**
   * Deploys what a configuration says. Functions that were deployed before and have not changed
   * stay as they are, with their modules, instances and lines.
   */
  public static Deployment of(
      ServiceConfig config,
      Surroundings surroundings,
      Scheduler scheduler,
      @Nullable Deployment before) {
    Map<String, Deployed> functions = new LinkedHashMap<>();
    for (FunctionConfig function : config.functions()) {
      Deployed known = before == null ? null : before.functions.get(function.name());
      functions.put(
          function.name(),
          known != null && known.isStill(function)
              ? known
              : new Deployed(new GuestFunction(function, surroundings), scheduler));
    }
    return new Deployment(config, functions);
  }

  /** What it was made of. */
  public ServiceConfig config() {
    return config;
  }

  /** All functions, in the order of the configuration. */
  public Collection<Deployed> functions() {
    return functions.values();
  }

  /** The function of a name, or null. */
  public @Nullable Deployed function(String name) {
    return functions.get(name);
  }

  /** Where a request leads. */
  public Router.Match find(String method, String path) {
    return router.find(method, path);
  }

  /** The functions that are here and are not, or not in this way, in another deployment. */
  public List<Deployed> without(Deployment other) {
    return functions.values().stream()
        .filter(each -> !other.functions.containsValue(each))
        .toList();
  }

  /** Whether there is a function of that name, and its module is loaded. */
  public boolean isLoaded(String name) {
    Deployed known = functions.get(name);
    return known != null && known.function().isLoaded();
  }

  /** Loads functions, some at the same time; what cannot be loaded is told, and is left so. */
  public void warm(Monitor monitor, Predicate<Deployed> which) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Deployed each : functions.values()) {
        if (which.test(each)) {
          threads.execute(() -> warm(monitor, each.function()));
        }
      }
    }
  }

  private static void warm(Monitor monitor, GuestFunction function) {
    try {
      function.load();
    } catch (IOException | ModuleException e) {
      monitor.serverLog(LogLevel.ERROR, function.config().name(), "not loaded: " + e.getMessage());
    }
  }

  /** Whether the file of a module is another one by now. */
  public boolean isOutdated() {
    return functions.values().stream().anyMatch(Deployed::isChanged);
  }

  /**
   * Unloads functions until the modules of those that are loaded are not larger together than they
   * may be: those first that nobody has used for longest.
   */
  public void trim(long mostModuleBytes) {
    long now = System.nanoTime();
    long total = 0;
    for (Deployed each : functions.values()) {
      total += each.function().moduleBytes();
    }
    if (total <= mostModuleBytes) {
      return;
    }
    List<Deployed> idle =
        functions.values().stream()
            .filter(each -> each.function().moduleBytes() > 0 && each.line().running() == 0)
            .sorted(Comparator.comparingLong((Deployed each) -> each.idleNanos(now)).reversed())
            .toList();
    for (Deployed each : idle) {
      if (total <= mostModuleBytes) {
        return;
      }
      total -= each.function().moduleBytes();
      each.function().unload();
    }
  }
}
