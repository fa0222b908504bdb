package cezve.edge.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of a table one by one. What is asked for is what is accepted: all other keys are
 * mistakes.
 */
public final class TableReader {
  private final Node.Table table;
  private final String name;
  private final Problems problems;
  private final Set<String> accepted = new LinkedHashSet<>();

  /**
   * Of a table.
   *
   * @param name what messages call it; empty for a whole file
   */
  public TableReader(Node.Table table, String name, Problems problems) {
    this.table = table;
    this.name = name;
    this.problems = problems;
  }

  /** Where the table is. */
  public Place place() {
    return table.place();
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** Where a key is, or the table if it is not there. */
  public Place place(String key) {
    Node node = table.values().get(key);
    return node == null ? table.place() : node.place();
  }

  /** A mistake about the value of a key. */
  public void problem(String key, String message) {
    problems.add(place(key), message);
  }

  /** A value, or null. */
  public @Nullable Node get(String key) {
    accepted.add(key);
    return table.values().get(key);
  }

  /** A value that has to be there, or null. */
  public @Nullable Node require(String key) {
    Node node = get(key);
    if (node == null) {
      problems.addMissing(table.place(), "missing key \"" + key + "\"" + inside());
    }
    return node;
  }

  /** A text, or null. */
  public @Nullable String text(String key) {
    Node node = get(key);
    if (node == null || node instanceof Node.Text) {
      return node instanceof Node.Text text ? text.value() : null;
    }
    wrong(node, Words.quote(key), "a text");
    return null;
  }

  /** True, false or null. */
  public @Nullable Boolean truth(String key) {
    Node node = get(key);
    if (node == null || node instanceof Node.Truth) {
      return node instanceof Node.Truth truth ? truth.value() : null;
    }
    wrong(node, Words.quote(key), "true or false");
    return null;
  }

  /**
   * A value that a parser makes of a text or a whole number, or null.
   *
   * @param what the values that are accepted
   */
  public <T> @Nullable T parsed(String key, String what, Function<String, @Nullable T> parser) {
    Node node = get(key);
    T value =
        switch (node) {
          case null -> null;
          case Node.Text text -> parser.apply(text.value());
          case Node.Whole whole -> parser.apply(Long.toString(whole.value()));
          case Node.Table _, Node.Row _, Node.Decimal _, Node.Truth _, Node.Other _ -> null;
        };
    if (node != null && value == null) {
      wrong(node, Words.quote(key), what);
    }
    return value;
  }

  /** A table, or null. */
  public @Nullable TableReader table(String key, String called) {
    Node node = get(key);
    if (node == null || node instanceof Node.Table) {
      return node instanceof Node.Table inner ? new TableReader(inner, called, problems) : null;
    }
    wrong(node, Words.quote(key), "a table");
    return null;
  }

  /** The texts of a list, or a text that stands for a list of one; none if the key is not there. */
  public List<Node.Text> texts(String key) {
    return texts(key, get(key));
  }

  private List<Node.Text> texts(String key, @Nullable Node node) {
    List<Node.Text> texts = new ArrayList<>();
    if (node instanceof Node.Row row) {
      for (Node value : row.values()) {
        if (value instanceof Node.Text text) {
          texts.add(text);
        } else {
          wrong(value, "an element of " + Words.quote(key), "a text");
        }
      }
    } else if (node instanceof Node.Text text) {
      texts.add(text);
    } else if (node != null) {
      wrong(node, Words.quote(key), "a list of texts");
    }
    return texts;
  }

  /** All that is left, for a table whose keys are names. */
  public List<String> names() {
    accepted.addAll(table.values().keySet());
    return List.copyOf(table.values().keySet());
  }

  /** Says which keys there are that nobody has asked for. */
  public void finish() {
    table
        .values()
        .forEach((key, node) -> {
          if (!accepted.contains(key)) {
            String message = "unknown key " + Words.quote(key) + inside();
            problems.add(node.place(), message + Words.accepted(key, accepted));
          }
        });
  }

  private void wrong(Node node, String called, String what) {
    problems.add(node.place(), called + " must be " + what + ", not " + node.describe());
  }

  private String inside() {
    return name.isEmpty() ? "" : " in " + name;
  }
}
