package cezve.edge.monitor;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What has happened in the last quarter of an hour, in bounded memory. Any thread may use it. */
final class Recent {
  /** How far it reaches back. */
  static final int SECONDS = 900;

  /** The length of the slots of one function. */
  static final int FUNCTION_SLOT_SECONDS = 15;

  private static final int CALLS = 200;
  private static final int LOGS = 400;

  private final LongSupplier seconds;
  private final History total = new History(1, SECONDS);
  private final Map<String, History> functions = new ConcurrentHashMap<>();
  private final LastOnes<CallReport> calls = new LastOnes<>(CALLS);
  private final LastOnes<CallReport> failures = new LastOnes<>(CALLS);
  private final LastOnes<LogEntry> logs = new LastOnes<>(LOGS);

  /** One that goes by a clock that never goes back, in seconds. */
  Recent(LongSupplier seconds) {
    this.seconds = seconds;
  }

  long now() {
    return seconds.getAsLong();
  }

  void called(CallReport report) {
    long now = now();
    total.add(now, report);
    String function = report.function();
    if (function != null) {
      History known = functions.get(function);
      (known == null ? functions.computeIfAbsent(function, _ -> newHistory()) : known)
          .add(now, report);
    }
    calls.add(report);
    if (Statistics.isFailure(report)) {
      failures.add(report);
    }
  }

  private static History newHistory() {
    return new History(FUNCTION_SLOT_SECONDS, SECONDS / FUNCTION_SLOT_SECONDS);
  }

  void logged(LogEntry entry) {
    logs.add(entry);
  }

  /** Forgets all functions but these. */
  void retain(Collection<String> names) {
    functions.keySet().retainAll(names);
  }

  History total() {
    return total;
  }

  /** The history of a function, which is empty for one that nobody knows. */
  History function(String name) {
    History history = functions.get(name);
    return history == null ? newHistory() : history;
  }

  LastOnes<CallReport> calls() {
    return calls;
  }

  LastOnes<CallReport> failures() {
    return failures;
  }

  LastOnes<LogEntry> logs() {
    return logs;
  }
}
