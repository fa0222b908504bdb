package cezve.edge.monitor;

import cezve.edge.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums over the calls of some span of time. */
final class Statistics {
  private int calls;
  private int failures;
  private final int[] latencies = new int[LatencyBuckets.COUNT];
  private @Nullable Map<Outcome, Integer> outcomes;

  /** Whether a call counts as a failure: by its outcome, or by what the function answered. */
  static boolean isFailure(CallReport report) {
    return report.outcome() != Outcome.ANSWERED || report.status() >= 500;
  }

  void add(CallReport report) {
    calls++;
    latencies[LatencyBuckets.of(report.duration().toNanos())]++;
    if (isFailure(report)) {
      failures++;
      outcomes().merge(report.outcome(), 1, Integer::sum);
    }
  }

  void add(Statistics other) {
    calls += other.calls;
    failures += other.failures;
    for (int i = 0; i < latencies.length; i++) {
      latencies[i] += other.latencies[i];
    }
    if (other.outcomes != null) {
      other.outcomes.forEach((outcome, count) -> outcomes().merge(outcome, count, Integer::sum));
    }
  }

  private Map<Outcome, Integer> outcomes() {
    Map<Outcome, Integer> known = outcomes;
    if (known == null) {
      known = new EnumMap<>(Outcome.class);
      outcomes = known;
    }
    return known;
  }

  int calls() {
    return calls;
  }

  int failures() {
    return failures;
  }

  /** How many failures had which outcome; those that were answered had a status from 500 on. */
  Map<Outcome, Integer> failuresByOutcome() {
    return outcomes == null ? Map.of() : outcomes;
  }

  /** In nanoseconds, as of {@link LatencyBuckets#quantile}. */
  long latency(double part) {
    return LatencyBuckets.quantile(latencies, part);
  }
}
