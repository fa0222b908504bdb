package cezve.cli;

import cezve.cli.ScriptReport.Sums;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** A report on scripts as a JSON object, for machines. Its shape is described in docs/cli.md. */
final class ScriptReportJson {
  private ScriptReportJson() {}

  /** The object, without a line break. */
  static String of(ScriptReport report) {
    return JsonText.object(json -> write(report, json));
  }

  private static void write(ScriptReport report, JsonGenerator json) throws IOException {
    sums(report.all(), json);
    json.writeArrayFieldStart("folders");
    for (Map.Entry<String, Sums> folder : report.folders().entrySet()) {
      json.writeStartObject();
      json.writeStringField("folder", folder.getKey());
      sums(folder.getValue(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failures");
    for (ScriptFile.Failure failure : report.failures()) {
      json.writeStartObject();
      json.writeStringField("place", failure.place());
      json.writeStringField("command", failure.command());
      json.writeStringField("reason", failure.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void sums(Sums sums, JsonGenerator json) throws IOException {
    json.writeNumberField("scripts", sums.scripts());
    json.writeNumberField("commands", sums.commands());
    json.writeNumberField("passed", sums.passed());
    json.writeNumberField("failed", sums.failed());
  }
}
