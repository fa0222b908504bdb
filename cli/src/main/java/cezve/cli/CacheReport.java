package cezve.cli;

import cezve.runtime.cache.CodeCache;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What {@code cezve cache} says. */
record CacheReport(CodeCache cache, List<CodeCache.Entry> entries) {
  private static final long MIB = 1 << 20;

  private long bytes() {
    return entries.stream().mapToLong(CodeCache.Entry::bytes).sum();
  }

  /** Lines for people, without the last line's end. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (CodeCache.Entry entry : entries) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s…  %9.1f KiB  %s%n",
              entry.name().substring(0, 16),
              entry.bytes() / 1024.0,
              entry.lastUsed().truncatedTo(ChronoUnit.SECONDS)));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%s: %d modules, %.1f MiB of at most %d",
                cache.directory(),
                entries.size(),
                (double) bytes() / MIB,
                cache.mostBytes() / MIB))
        .toString();
  }

  /** An object for machines. */
  String json() {
    return JsonText.object(json -> {
      json.writeStringField("directory", cache.directory().toString());
      json.writeNumberField("bytes", bytes());
      json.writeNumberField("max_bytes", cache.mostBytes());
      json.writeArrayFieldStart("entries");
      for (CodeCache.Entry entry : entries) {
        json.writeStartObject();
        json.writeStringField("file", entry.name());
        json.writeNumberField("bytes", entry.bytes());
        json.writeStringField("last_used", entry.lastUsed().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
