package cezve.edge.monitor;

import cezve.runtime.CodeOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts, logs and remembers what happens in a server, and shows it: metrics for Prometheus, a log
 * with a JSON object a line, and a status page. Secrets of functions are shown nowhere.
 */
public final class ServerMonitor implements Monitor, AutoCloseable {
  private static final int LONGEST_TEXT = 4096;

  private final JsonLog log;
  private final AccessLog accessLog;
  private final InstantSource clock;
  private final Metrics metrics;
  private final Recent recent;
  private final StatusPage page;
  private volatile List<? extends DeployedFunction> functions = List.of();
  private volatile Map<String, SecretMask> masks = Map.of();

  /** Which requests the log tells of. */
  public enum AccessLog {
    ALL,
    /**
     * Those that the server had to answer itself, or that were answered by a status from 500 on.
     */
    FAILURES,
    NONE
  }

  /**
   * A monitor of a server that begins now.
   *
   * @param service the server's name
   * @param log where to log; closing the monitor closes it
   */
  public ServerMonitor(String service, JsonLog log, AccessLog accessLog) {
    this(service, log, accessLog, InstantSource.system(), monotonicSeconds());
  }

  ServerMonitor(
      String service, JsonLog log, AccessLog accessLog, InstantSource clock, LongSupplier seconds) {
    this.log = log;
    this.accessLog = accessLog;
    this.clock = clock;
    this.metrics = new Metrics(log::dropped, () -> functions);
    this.recent = new Recent(seconds);
    this.page = new StatusPage(new StatusJson(service, clock, recent, () -> functions));
  }

  private static LongSupplier monotonicSeconds() {
    long begun = System.nanoTime();
    long seconds = Instant.now().getEpochSecond();
    return () -> seconds + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  /** Tells which functions there are from now on. What is known of others is forgotten. */
  public synchronized void deployed(Collection<? extends DeployedFunction> deployed) {
    Map<String, SecretMask> newMasks = new HashMap<>();
    for (DeployedFunction function : deployed) {
      String name = function.config().name();
      // Calls that began before may still know the secrets of that time.
      SecretMask known = masks.getOrDefault(name, SecretMask.NONE);
      newMasks.put(name, known.and(function.config().secrets().reveal().values()));
    }
    masks = Map.copyOf(newMasks);
    functions = List.copyOf(deployed);
    Set<String> names =
        deployed.stream().map(function -> function.config().name()).collect(Collectors.toSet());
    metrics.retain(names);
    recent.retain(names);
  }

  private String presentable(@Nullable String function, String text) {
    SecretMask mask = function == null ? null : masks.get(function);
    return ShortText.of(mask == null ? text : mask.hide(text), LONGEST_TEXT);
  }

  @Override
  public void called(CallReport report) {
    metrics.function(report.function()).called(report);
    CallReport presentable = presentable(report);
    recent.called(presentable);
    boolean isLogged =
        switch (accessLog) {
          case ALL -> true;
          case FAILURES -> Statistics.isFailure(report);
          case NONE -> false;
        };
    if (isLogged) {
      log.add(new LogEntry.Access(presentable));
    }
  }

  private CallReport presentable(CallReport report) {
    String detail = report.detail();
    if (detail == null && report.target().length() <= LONGEST_TEXT) {
      return report;
    }
    return new CallReport(
        report.id(),
        report.function(),
        report.begun(),
        report.method(),
        ShortText.of(report.target(), LONGEST_TEXT),
        report.remote(),
        report.status(),
        report.outcome(),
        detail == null ? null : presentable(report.function(), detail),
        report.requestBytes(),
        report.responseBytes(),
        report.waited(),
        report.duration(),
        report.start(),
        report.instantiation(),
        report.memoryBytes(),
        report.fuel());
  }

  @Override
  public void guestLog(String function, String requestId, LogLevel level, String text) {
    metrics.function(function).logged(level);
    tell(
        new LogEntry.Guest(
            clock.instant(), function, requestId, level, presentable(function, text)));
  }

  @Override
  public void serverLog(LogLevel level, @Nullable String function, String text) {
    tell(new LogEntry.Server(clock.instant(), level, function, presentable(function, text)));
  }

  private void tell(LogEntry entry) {
    recent.logged(entry);
    log.add(entry);
  }

  @Override
  public void loaded(String function, Duration took, CodeOrigin origin) {
    metrics.loaded(function, took, origin);
    String code =
        switch (origin) {
          case NEW -> "new code";
          case STORED -> "code of an earlier time";
          case KEPT -> "code that was in memory";
        };
    double milliseconds = JsonText.milliseconds(took.toNanos());
    serverLog(LogLevel.INFO, function, "loaded in " + milliseconds + " ms, " + code);
  }

  @Override
  public void refused(String function, Refusal refusal, long times) {
    metrics.refused(function, refusal, times);
  }

  /**
   * All metrics, for {@code /metrics}.
   *
   * @param accept the header {@code Accept}, which chooses between the formats of Prometheus and
   *     OpenMetrics
   */
  public Document metrics(@Nullable String accept) {
    return metrics.exposition(accept);
  }

  /**
   * The status page and what belongs to it: {@code /status}, {@code /status.css}, {@code
   * /status.js} and {@code /status.json}.
   *
   * @param query of the request; {@code function=NAME} narrows {@code /status.json} to a function
   * @return null for any other path
   */
  public @Nullable Document status(String path, @Nullable String query) {
    return page.document(path, query);
  }

  /** Writes what is left of the log. */
  @Override
  public void close() {
    log.close();
  }
}
