package cezve.edge.http;

import cezve.edge.monitor.CallReport;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Monitor;
import cezve.edge.monitor.Refusal;
import cezve.runtime.CodeOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told. */
final class TestMonitor implements Monitor {
  private final BlockingQueue<CallReport> reports = new LinkedBlockingQueue<>();
  private final List<String> logs = new ArrayList<>();

  /**
   * The report of the next request, for which this waits: the client may have its answer before.
   */
  CallReport nextReport() throws InterruptedException {
    CallReport report = nextReport(Duration.ofSeconds(20));
    if (report == null) {
      throw new AssertionError("no request was reported");
    }
    return report;
  }

  /** The same, or null if there is none within a time. */
  @Nullable CallReport nextReport(Duration patience) throws InterruptedException {
    return reports.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized List<String> logs() {
    return List.copyOf(logs);
  }

  @Override
  public void called(CallReport report) {
    reports.add(report);
  }

  @Override
  public synchronized void guestLog(
      String function, String requestId, LogLevel level, String text) {
    logs.add(function + " " + level + " " + text);
  }

  @Override
  public synchronized void serverLog(LogLevel level, @Nullable String function, String text) {
    logs.add("server " + level + " " + function + " " + text);
  }

  @Override
  public void loaded(String function, Duration took, CodeOrigin from) {}

  @Override
  public void refused(String function, Refusal refusal, long times) {}
}
