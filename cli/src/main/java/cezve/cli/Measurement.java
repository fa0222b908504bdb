package cezve.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cezve bench} found out about a function.
 *
 * @param results of its first call
 * @param load nanoseconds from the bytes of the module to an instance that can be called
 * @param jit milliseconds that the JVM spent on compiling, in all its threads
 */
record Measurement(List<@Nullable Object> results, long load, CallTimes times, long jit) {

  /** Milliseconds that the JVM has spent on compiling since it started; 0 if it does not. */
  static long jitMillis() {
    CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
    return compilation == null || !compilation.isCompilationTimeMonitoringSupported()
        ? 0
        : compilation.getTotalCompilationTime();
  }

  /** Lines for people, without the last line's end. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Object result : results) {
      line(text, "result", String.valueOf(result));
    }
    line(text, "load_ms", millis(load));
    line(text, "first_ms", millis(times.first()));
    line(text, "best_ms", millis(times.best()));
    line(text, "median_ms", millis(times.median()));
    line(text, "jit_ms", String.valueOf(jit));
    line(text, "calls", String.valueOf(times.calls()));
    return text.substring(0, text.length() - 1);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-11s%s%n", name, value));
  }

  /** With the digits that mean something: nanoseconds only where they are all there is. */
  private static String millis(long nanos) {
    return String.format(Locale.ROOT, nanos < 1_000_000 ? "%.6f" : "%.3f", nanos / 1e6);
  }

  /** An object for machines. */
  String json(String file, String export, EngineChoice engine) {
    return JsonText.object(json -> {
      json.writeStringField("file", file);
      json.writeStringField("export", export);
      json.writeStringField("engine", engine.toString());
      json.writeArrayFieldStart("results");
      for (Object result : results) {
        json.writeString(String.valueOf(result));
      }
      json.writeEndArray();
      writeMillis(json, "load_ms", load);
      writeMillis(json, "first_ms", times.first());
      writeMillis(json, "best_ms", times.best());
      writeMillis(json, "median_ms", times.median());
      json.writeNumberField("jit_ms", jit);
      json.writeNumberField("calls", times.calls());
    });
  }

  private static void writeMillis(JsonGenerator json, String name, long nanos) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(BigDecimal.valueOf(nanos, 6).toPlainString());
  }
}
