package cezve.edge.testing;

import cezve.edge.document.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where two JSON values differ. */
final class JsonDifference {
  private JsonDifference() {}

  /** The first difference, with the path to it; null if there is none. */
  static @Nullable String find(Node expected, Node actual) {
    return find("$", expected, actual);
  }

  private static @Nullable String find(String path, Node expected, Node actual) {
    return switch (expected) {
      case Node.Table table when actual instanceof Node.Table other ->
          inTables(path, table.values(), other.values());
      case Node.Row row when actual instanceof Node.Row other ->
          inRows(path, row.values(), other.values());
      case Node.Table _, Node.Row _ -> differ(path, expected, actual);
      case Node.Text _, Node.Truth _, Node.Other _ ->
          expected.describe().equals(actual.describe()) && expected.getClass() == actual.getClass()
              ? null
              : differ(path, expected, actual);
      case Node.Whole whole -> inNumbers(path, BigDecimal.valueOf(whole.value()), expected, actual);
      case Node.Decimal decimal -> inNumbers(path, decimal.value(), expected, actual);
    };
  }

  private static @Nullable String inTables(
      String path, Map<String, Node> expected, Map<String, Node> actual) {
    for (Map.Entry<String, Node> entry : expected.entrySet()) {
      String inner = path + "." + entry.getKey();
      Node other = actual.get(entry.getKey());
      String difference =
          other == null
              ? inner + ": expected " + entry.getValue().describe() + ", but it is not there"
              : find(inner, entry.getValue(), other);
      if (difference != null) {
        return difference;
      }
    }
    for (String key : actual.keySet()) {
      if (!expected.containsKey(key)) {
        return path + "." + key + ": not expected";
      }
    }
    return null;
  }

  private static @Nullable String inRows(String path, List<Node> expected, List<Node> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      String difference = find(path + "[" + i + "]", expected.get(i), actual.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return expected.size() == actual.size()
        ? null
        : path + ": expected " + expected.size() + " elements, but has " + actual.size();
  }

  private static @Nullable String inNumbers(
      String path, BigDecimal number, Node expected, Node actual) {
    BigDecimal other =
        switch (actual) {
          case Node.Whole whole -> BigDecimal.valueOf(whole.value());
          case Node.Decimal decimal -> decimal.value();
          case Node.Table _, Node.Row _, Node.Text _, Node.Truth _, Node.Other _ -> null;
        };
    return other != null && other.compareTo(number) == 0 ? null : differ(path, expected, actual);
  }

  private static String differ(String path, Node expected, Node actual) {
    return path + ": expected " + expected.describe() + ", but is " + actual.describe();
  }
}
