package cezve.edge.monitor;

import cezve.edge.Outcome;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the status page shows, of the server or of one function. */
final class StatusJson {
  private static final int STEP_SECONDS = 5;
  private static final int MINUTE = 60;
  private static final int MOST_CALLS = 50;
  private static final int MOST_LOGS = 100;
  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;
  private static final double NEARLY_ALL = 0.99;

  private final String service;
  private final InstantSource clock;
  private final Instant started;
  private final Recent recent;
  private final DeploymentMetrics.Source deployed;

  StatusJson(
      String service, InstantSource clock, Recent recent, DeploymentMetrics.Source deployed) {
    this.service = service;
    this.clock = clock;
    this.started = clock.instant();
    this.recent = recent;
    this.deployed = deployed;
  }

  /** The document for a function, or for all of them. */
  byte[] write(@Nullable String function) {
    return new JsonText().object(json -> write(json, function));
  }

  private void write(JsonGenerator json, @Nullable String function) throws IOException {
    long now = recent.now();
    History history = function == null ? recent.total() : recent.function(function);
    json.writeStringField("service", service);
    JsonText.optional(json, "function", function);
    JsonText.time(json, "time", clock.instant());
    JsonText.time(json, "started", started);
    writeProcess(json);
    writeSummary(json, "minute", history.last(now, MINUTE));
    int slotSeconds = function == null ? 1 : Recent.FUNCTION_SLOT_SECONDS;
    int step = Math.max(STEP_SECONDS, slotSeconds);
    writeSeries(json, step, history.series(now, step / slotSeconds));
    json.writeArrayFieldStart("functions");
    for (DeployedFunction each : deployed.functions()) {
      if (function == null || function.equals(each.config().name())) {
        writeFunction(json, each, now);
      }
    }
    json.writeEndArray();
    Predicate<CallReport> isWanted =
        report -> function == null || function.equals(report.function());
    writeCalls(json, "calls", recent.calls(), isWanted);
    writeCalls(json, "failures", recent.failures(), isWanted);
    writeLogs(json, function);
  }

  private void writeFunction(JsonGenerator json, DeployedFunction function, long now)
      throws IOException {
    History history = recent.function(function.config().name());
    json.writeStartObject();
    FunctionJson.write(json, function);
    writeSummary(json, "minute", history.last(now, MINUTE));
    int[] calls = history.calls(now);
    json.writeFieldName("calls");
    json.writeArray(calls, 0, calls.length);
    json.writeEndObject();
  }

  private static void writeProcess(JsonGenerator json) throws IOException {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    json.writeObjectFieldStart("process");
    json.writeNumberField("heap_bytes", heap.getUsed());
    json.writeNumberField("heap_max_bytes", heap.getMax());
    json.writeNumberField("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    json.writeNumberField("cpu_seconds", Metrics.seconds(ProcessMetrics.processorTime()));
    json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
    json.writeEndObject();
  }

  private static void writeSummary(JsonGenerator json, String name, Statistics statistics)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("calls", statistics.calls());
    json.writeNumberField("failures", statistics.failures());
    if (statistics.calls() > 0) {
      json.writeNumberField("p50_ms", milliseconds(statistics, MEDIAN));
      json.writeNumberField("p95_ms", milliseconds(statistics, MOST));
      json.writeNumberField("p99_ms", milliseconds(statistics, NEARLY_ALL));
    }
    if (statistics.failures() > 0) {
      json.writeObjectFieldStart("outcomes");
      for (Map.Entry<Outcome, Integer> entry : statistics.failuresByOutcome().entrySet()) {
        json.writeNumberField(word(entry.getKey()), entry.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** A function that answers by a failure of its own has no outcome that says so. */
  private static String word(Outcome outcome) {
    return outcome == Outcome.ANSWERED ? "5xx" : outcome.reason();
  }

  private static double milliseconds(Statistics statistics, double part) {
    return JsonText.milliseconds(statistics.latency(part));
  }

  private static void writeSeries(JsonGenerator json, int step, List<Statistics> series)
      throws IOException {
    json.writeObjectFieldStart("series");
    json.writeNumberField("step_seconds", step);
    writeNumbers(json, "calls", series, Statistics::calls);
    writeNumbers(json, "p50_ms", series, statistics -> milliseconds(statistics, MEDIAN));
    writeNumbers(json, "p95_ms", series, statistics -> milliseconds(statistics, MOST));
    writeNumbers(json, "p99_ms", series, statistics -> milliseconds(statistics, NEARLY_ALL));
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    for (Statistics statistics : series) {
      statistics
          .failuresByOutcome()
          .forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
    }
    json.writeObjectFieldStart("failures");
    for (Outcome outcome : all.keySet()) {
      writeNumbers(
          json,
          word(outcome),
          series,
          statistics -> statistics.failuresByOutcome().getOrDefault(outcome, 0));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeNumbers(
      JsonGenerator json, String name, List<Statistics> series, ToDoubleFunction<Statistics> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Statistics statistics : series) {
      double number = value.applyAsDouble(statistics);
      if (number == Math.rint(number)) {
        json.writeNumber((long) number);
      } else {
        json.writeNumber(number);
      }
    }
    json.writeEndArray();
  }

  private static void writeCalls(
      JsonGenerator json, String name, LastOnes<CallReport> calls, Predicate<CallReport> isWanted)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (CallReport report : calls.list().stream().filter(isWanted).limit(MOST_CALLS).toList()) {
      json.writeStartObject();
      LogFormat.write(json, new LogEntry.Access(report));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLogs(JsonGenerator json, @Nullable String function) throws IOException {
    json.writeArrayFieldStart("logs");
    for (LogEntry entry :
        recent.logs().list().stream()
            .filter(entry -> function == null || function.equals(functionOf(entry)))
            .limit(MOST_LOGS)
            .toList()) {
      json.writeStartObject();
      LogFormat.write(json, entry);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static @Nullable String functionOf(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Access access -> access.report().function();
      case LogEntry.Guest guest -> guest.function();
      case LogEntry.Server server -> server.function();
    };
  }
}
