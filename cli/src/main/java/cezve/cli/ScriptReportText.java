package cezve.cli;

import cezve.cli.ScriptReport.Sums;
import java.util.List;
import java.util.Map;

/** A report on scripts as a person reads it: a table of the folders, and the first failures. */
final class ScriptReportText {
  private static final int FAILURES_SHOWN = 20;

  private ScriptReportText() {}

  static String of(ScriptReport report) {
    StringBuilder out = new StringBuilder();
    TextTable table =
        new TextTable()
            .left("folder")
            .right("scripts")
            .right("commands")
            .right("passed")
            .right("failed");
    for (Map.Entry<String, Sums> folder : report.folders().entrySet()) {
      row(Printable.text(folder.getKey()), folder.getValue(), table);
    }
    if (report.folders().size() > 1) {
      row("all", report.all(), table);
    }
    table.appendTo(out);
    failures(report.failures(), out);
    return out.toString();
  }

  private static void row(String title, Sums sums, TextTable table) {
    table.row(
        title,
        Integer.toString(sums.scripts()),
        Integer.toString(sums.commands()),
        Integer.toString(sums.passed()),
        Integer.toString(sums.failed()));
  }

  private static void failures(List<ScriptFile.Failure> failures, StringBuilder out) {
    if (failures.isEmpty()) {
      return;
    }
    int shown = Math.min(failures.size(), FAILURES_SHOWN);
    out.append(System.lineSeparator())
        .append(shown == failures.size() ? "Failed" : "Failed, the first " + shown)
        .append(System.lineSeparator());
    for (ScriptFile.Failure failure : failures.subList(0, shown)) {
      out.append("  ")
          .append(Printable.text(failure.place()))
          .append(' ')
          .append(failure.command());
      for (String line : failure.reason().lines().toList()) {
        out.append(System.lineSeparator()).append("      ").append(Printable.text(line));
      }
      out.append(System.lineSeparator());
    }
  }
}
