package cezve.edge.monitor;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** What the status page says of a function. */
final class FunctionJson {
  private static final int LONGEST_METADATUM = 300;

  private FunctionJson() {}

  static void write(JsonGenerator json, DeployedFunction function) throws IOException {
    FunctionConfig config = function.config();
    json.writeStringField("name", config.name());
    json.writeStringField("module", module(config.module()));
    json.writeNumberField("module_bytes", function.moduleBytes());
    if (config.guestInterface() != null) {
      json.writeStringField("interface", JsonText.word(config.guestInterface()));
    }
    json.writeArrayFieldStart("routes");
    for (Route route : config.routes()) {
      json.writeString(text(route));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("allowed_hosts");
    for (String pattern : config.allowedHosts().patterns()) {
      json.writeString(pattern);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("metadata");
    for (Map.Entry<String, String> text : function.metadata().entrySet()) {
      json.writeStringField(text.getKey(), ShortText.of(text.getValue(), LONGEST_METADATUM));
    }
    json.writeEndObject();
    writeLimits(json, config.limits());
    json.writeNumberField("running", function.running());
    json.writeNumberField("waiting", function.waiting());
    json.writeNumberField("idle_instances", function.idleInstances());
  }

  private static String text(Route route) {
    return route.methods().isEmpty()
        ? route.path()
        : String.join(",", new TreeSet<>(route.methods())) + " " + route.path();
  }

  /** Without directories, users and queries, which are nobody's business. */
  private static String module(ModuleSource source) {
    return switch (source) {
      case ModuleSource.File file -> {
        Path name = file.path().getFileName();
        yield name == null ? "" : name.toString();
      }
      case ModuleSource.Url url -> {
        URI uri = url.uri();
        yield uri.getScheme() + "://" + uri.getHost() + uri.getPath();
      }
    };
  }

  private static void writeLimits(JsonGenerator json, FunctionLimits limits) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("memory_bytes", limits.memoryBytes());
    json.writeNumberField("stack_bytes", limits.stackBytes());
    JsonText.milliseconds(json, "time_ms", limits.time());
    if (limits.cpuTime() != null) {
      JsonText.milliseconds(json, "cpu_time_ms", limits.cpuTime());
    }
    if (limits.fuel() != null) {
      json.writeNumberField("fuel", limits.fuel());
    }
    json.writeNumberField("request_bytes", limits.requestBytes());
    json.writeNumberField("response_bytes", limits.responseBytes());
    json.writeNumberField("concurrency", limits.concurrency());
    json.writeNumberField("queue", limits.queue());
    json.writeEndObject();
  }
}
