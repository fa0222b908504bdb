package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Prometheus reads. */
final class Exposition {
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\.)*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{" + LABEL + "(?:," + LABEL + ")*\\})?) (\\S+)");
  private static final Pattern COMMENT =
      Pattern.compile("# (?:HELP [a-z_]+ .*|TYPE [a-z_]+ (?:counter|gauge|histogram|summary))");

  private Exposition() {}

  static String text(Document document) {
    return new String(document.bytes(), StandardCharsets.UTF_8);
  }

  /** The values by names with labels. */
  static Map<String, Double> samples(Document document) {
    Map<String, Double> samples = new HashMap<>();
    for (String line : text(document).lines().toList()) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        Double before = samples.put(sample.group(1), Double.valueOf(sample.group(2)));
        assertTrue(before == null, () -> "twice: " + line);
      } else {
        assertTrue(COMMENT.matcher(line).matches(), () -> "neither sample nor comment: " + line);
      }
    }
    return samples;
  }
}
