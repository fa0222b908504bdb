package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.runtime.CodeOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:cezve|jvm|process)_[a-z_]+");
  private static final Pattern LABELS = Pattern.compile("\\{([^}]*)\\}|by \\(([^)]*)\\)");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=|,|$)");

  /** Those that whoever scrapes adds. */
  private static final Set<String> FOREIGN = Set.of("instance");

  private final Map<String, Object> dashboard = dashboard();
  private final Set<String> samples = samples();

  private static Map<String, Object> dashboard() {
    try {
      return JsonTree.object(Files.readString(Path.of("grafana/dashboard.json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> samples() {
    Metrics metrics = new Metrics(() -> 0, () -> List.of(Examples.function("f")));
    metrics.function("f").called(Examples.call("f", Outcome.TRAP, Duration.ofMillis(1)));
    metrics.function("f").logged(LogLevel.INFO);
    metrics.loaded("f", Duration.ofMillis(1), CodeOrigin.NEW);
    metrics.refused("f", Refusal.MEMORY, 1);
    return Exposition.samples(metrics.exposition(null)).keySet();
  }

  private static void collect(Object value, String key, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> collect(each, (String) name, found));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, key, found));
    } else if (key.equals("expr") || key.equals("query")) {
      found.add(value.toString());
    }
  }

  private Set<String> expressions() {
    Set<String> expressions = new HashSet<>();
    collect(dashboard, "", expressions);
    return expressions;
  }

  @Test
  void everyMetricExists() {
    Set<String> known = new HashSet<>();
    samples.forEach(sample -> known.add(sample.replaceFirst("\\{.*", "")));
    Set<String> used = new TreeSet<>();
    for (String expression : expressions()) {
      METRIC.matcher(expression).results().forEach(result -> used.add(result.group()));
    }
    assertTrue(used.size() > 20, used::toString);
    used.removeAll(known);
    assertEquals(Set.of(), used);
  }

  @Test
  void everyLabelExists() {
    Set<String> known = new HashSet<>(FOREIGN);
    for (String sample : samples) {
      Pattern.compile("[{,]([a-z]+)=")
          .matcher(sample)
          .results()
          .forEach(r -> known.add(r.group(1)));
    }
    Set<String> used = new TreeSet<>();
    for (String expression : expressions()) {
      Matcher labels = LABELS.matcher(expression);
      while (labels.find()) {
        String list = labels.group(1) == null ? labels.group(2) : labels.group(1);
        LABEL.matcher(list).results().forEach(result -> used.add(result.group(1)));
      }
    }
    assertTrue(used.size() > 5, used::toString);
    used.removeAll(known);
    assertEquals(Set.of(), used);
  }

  @Test
  void panelsHaveNumbersOfTheirOwn() {
    List<Object> panels = JsonTree.list(dashboard.get("panels"));
    Set<Object> numbers = new HashSet<>();
    panels.forEach(panel -> numbers.add(JsonTree.object(panel).getOrDefault("id", "none")));
    assertEquals(panels.size(), numbers.size());
  }
}
