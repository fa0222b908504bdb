package cezve.bench;

import cezve.bench.Kernel.Result;
import cezve.bench.Kernel.Weight;
import cezve.bench.Kernel.Work;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code kernels.tsv} says: the amounts of work of each kernel and their checksums. */
final class KernelTable {
  private static final List<String> HEADER =
      List.of(
          "kernel",
          "type",
          "check n",
          "check result",
          "light n",
          "light result",
          "heavy n",
          "heavy result");
  private static final Map<Kernel, Map<Weight, Work>> ROWS = read();

  private KernelTable() {}

  static Work work(Kernel kernel, Weight weight) {
    Map<Weight, Work> row = ROWS.get(kernel);
    Work work = row == null ? null : row.get(weight);
    if (work == null) {
      throw new AssertionError("BUG: kernels.tsv has no row for " + kernel);
    }
    return work;
  }

  private static Map<Kernel, Map<Weight, Work>> read() {
    Map<Kernel, Map<Weight, Work>> rows = new EnumMap<>(Kernel.class);
    String text = new String(Kernel.resource("kernels.tsv"), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (!List.of(lines.getFirst().split("\t", -1)).equals(HEADER)) {
      throw new AssertionError("BUG: kernels.tsv has other columns than " + HEADER);
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split("\t", -1));
      Kernel kernel = Kernel.valueOf(fields.getFirst().toUpperCase(Locale.ROOT));
      Result result = Result.valueOf(fields.get(1).toUpperCase(Locale.ROOT));
      Map<Weight, Work> row = new EnumMap<>(Weight.class);
      for (Weight weight : Weight.values()) {
        int column = HEADER.indexOf(weight.name().toLowerCase(Locale.ROOT) + " n");
        int n = Integer.parseInt(fields.get(column));
        row.put(weight, new Work(result, n, result.parse(fields.get(column + 1))));
      }
      rows.put(kernel, row);
    }
    return rows;
  }
}
