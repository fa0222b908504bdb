package cezve.edge.testing;

import cezve.edge.monitor.CallReport;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Monitor;
import cezve.edge.monitor.Refusal;
import cezve.runtime.CodeOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what functions say. */
final class TestMonitor implements Monitor {
  private final List<String> lines = new ArrayList<>();

  /** What was said since this was last asked. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  private synchronized void add(LogLevel level, String text) {
    lines.add(level + " " + text);
  }

  @Override
  public void guestLog(String function, String requestId, LogLevel level, String text) {
    add(level, text);
  }

  @Override
  public void serverLog(LogLevel level, @Nullable String function, String text) {
    add(level, text);
  }

  @Override
  public void called(CallReport report) {}

  @Override
  public void loaded(String function, Duration took, CodeOrigin from) {}

  @Override
  public void refused(String function, Refusal refusal, long times) {}
}
