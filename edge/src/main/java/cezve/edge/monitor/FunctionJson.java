package cezve.edge.monitor;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the status page says of a function. */
final class FunctionJson {
  private static final JsonFactory PARSERS = new JsonFactory();
  private static final Set<String> METADATA =
      Set.of("name", "version", "description", "input", "output");
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
    writeMetadata(json, function.metadata());
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

  /** Writes those texts that there should be; what is no JSON says nothing. */
  private static void writeMetadata(JsonGenerator json, @Nullable String metadata)
      throws IOException {
    json.writeObjectFieldStart("metadata");
    try (JsonParser parser = PARSERS.createParser(metadata == null ? "{}" : metadata)) {
      Set<String> missing = new TreeSet<>(METADATA);
      JsonToken token = parser.nextToken();
      while (token != null && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && missing.remove(name)) {
          json.writeStringField(name, ShortText.of(parser.getText(), LONGEST_METADATUM));
        }
        parser.skipChildren();
      }
    } catch (StreamReadException _) {
      // cezve check tells whoever wrote it.
    }
    json.writeEndObject();
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
