package cezve.edge.monitor;

import cezve.edge.Outcome;
import cezve.edge.monitor.CallReport.Start;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The metrics of one function, which are looked up only once. */
final class FunctionMetrics {
  private static final int STATUS_CLASSES = 6;

  private final String name;
  private final Metrics metrics;
  private final Map<Outcome, AtomicReferenceArray<CounterDataPoint>> calls =
      new EnumMap<>(Outcome.class);
  private final Map<Start, CounterDataPoint> starts = new EnumMap<>(Start.class);
  private final DistributionDataPoint duration;
  private final DistributionDataPoint waited;
  private final DistributionDataPoint instantiation;
  private final CounterDataPoint requestBytes;
  private final CounterDataPoint responseBytes;
  private final AtomicLong memoryPeak = new AtomicLong();

  FunctionMetrics(String name, Metrics metrics) {
    this.name = name;
    this.metrics = metrics;
    for (Outcome outcome : Outcome.values()) {
      calls.put(outcome, new AtomicReferenceArray<>(STATUS_CLASSES));
    }
    for (Start start : Start.values()) {
      starts.put(start, metrics.starts.labelValues(name, JsonText.word(start)));
    }
    duration = metrics.duration.labelValues(name);
    waited = metrics.waited.labelValues(name);
    instantiation = metrics.instantiation.labelValues(name);
    requestBytes = metrics.requestBytes.labelValues(name);
    responseBytes = metrics.responseBytes.labelValues(name);
  }

  void called(CallReport report) {
    calls(report.outcome(), report.status()).inc();
    if (report.outcome() != Outcome.ANSWERED) {
      metrics.errors.labelValues(name, report.outcome().reason()).inc();
    }
    duration.observe(Metrics.seconds(report.duration()));
    waited.observe(Metrics.seconds(report.waited()));
    requestBytes.inc(Math.max(0, report.requestBytes()));
    responseBytes.inc(Math.max(0, report.responseBytes()));
    if (report.start() != null) {
      Objects.requireNonNull(starts.get(report.start())).inc();
      instantiation.observe(Metrics.seconds(report.instantiation()));
      if (report.memoryBytes() > memoryPeak.get()) {
        memoryPeak.accumulateAndGet(report.memoryBytes(), Math::max);
      }
    }
    if (report.fuel() > 0) {
      metrics.fuel.labelValues(name).inc(report.fuel());
    }
  }

  private CounterDataPoint calls(Outcome outcome, int status) {
    int statusClass = status >= 100 && status < 600 ? status / 100 : 0;
    AtomicReferenceArray<CounterDataPoint> counters = Objects.requireNonNull(calls.get(outcome));
    CounterDataPoint known = counters.get(statusClass);
    if (known == null) {
      String label = statusClass == 0 ? "other" : statusClass + "xx";
      known = metrics.calls.labelValues(name, outcome.reason(), label);
      counters.set(statusClass, known);
    }
    return known;
  }

  void logged(LogLevel level) {
    metrics.logLines.labelValues(name, JsonText.word(level)).inc();
  }

  String name() {
    return name;
  }

  /** The most memory that an instance had, in bytes. */
  long memoryPeak() {
    return memoryPeak.get();
  }
}
