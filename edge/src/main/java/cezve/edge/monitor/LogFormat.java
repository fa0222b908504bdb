package cezve.edge.monitor;

import cezve.edge.monitor.CallReport.Start;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How entries of the log look in JSON. */
final class LogFormat {
  private LogFormat() {}

  static void write(JsonGenerator json, LogEntry entry) throws IOException {
    switch (entry) {
      case LogEntry.Access access -> access(json, access.report());
      case LogEntry.Guest guest -> guest(json, guest);
      case LogEntry.Server server -> server(json, server);
    }
  }

  private static void access(JsonGenerator json, CallReport report) throws IOException {
    JsonText.time(json, "time", report.begun());
    json.writeStringField("kind", "access");
    json.writeStringField("request_id", report.id());
    JsonText.optional(json, "function", report.function());
    json.writeStringField("method", report.method());
    json.writeStringField("target", report.target());
    json.writeStringField("remote", report.remote());
    json.writeNumberField("status", report.status());
    json.writeStringField("outcome", report.outcome().reason());
    JsonText.optional(json, "detail", report.detail());
    json.writeNumberField("request_bytes", report.requestBytes());
    json.writeNumberField("response_bytes", report.responseBytes());
    JsonText.milliseconds(json, "waited_ms", report.waited());
    JsonText.milliseconds(json, "duration_ms", report.duration());
    Start start = report.start();
    if (start != null) {
      json.writeStringField("start", JsonText.word(start));
      JsonText.milliseconds(json, "instantiation_ms", report.instantiation());
      json.writeNumberField("memory_bytes", report.memoryBytes());
    }
    if (report.fuel() >= 0) {
      json.writeNumberField("fuel", report.fuel());
    }
  }

  private static void guest(JsonGenerator json, LogEntry.Guest guest) throws IOException {
    JsonText.time(json, "time", guest.time());
    json.writeStringField("kind", "guest");
    json.writeStringField("level", JsonText.word(guest.level()));
    json.writeStringField("request_id", guest.requestId());
    json.writeStringField("function", guest.function());
    json.writeStringField("text", guest.text());
  }

  private static void server(JsonGenerator json, LogEntry.Server server) throws IOException {
    JsonText.time(json, "time", server.time());
    json.writeStringField("kind", "server");
    json.writeStringField("level", JsonText.word(server.level()));
    JsonText.optional(json, "function", server.function());
    json.writeStringField("text", server.text());
  }
}
