package cezve.edge.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** Reads TOML. */
public final class TomlDocument {
  private static final int MOST_ERRORS = 20;
  private static final Pattern ASSIGNMENT = Pattern.compile("[ \t]*[^\\[\\]{}#=\\s][^=#]*=");

  private final List<String> lines;
  private final Problems problems;

  private TomlDocument(String text, Problems problems) {
    this.lines = new ArrayList<>(text.lines().toList());
    this.problems = problems;
  }

  /**
   * The table that a text is. What is wrong in its syntax is added to the problems.
   *
   * @return as much of it as could be read; null if that would be misleading
   */
  public static Node.@Nullable Table parse(String text, Problems problems) {
    return new TomlDocument(text, problems).parse();
  }

  /** Parses again without the lines that are wrong, as the parser gives up at the first. */
  private Node.@Nullable Table parse() {
    for (int errors = 0; errors < MOST_ERRORS; errors++) {
      TomlParseResult result = parseOnce();
      if (result == null) {
        return null;
      }
      if (!result.hasErrors()) {
        return table(Place.START, result);
      }
      TomlParseError first = result.errors().getFirst();
      if (!isInAssignment(first)) {
        result.errors().forEach(this::add);
        return null;
      }
      add(first);
      problems.setPartial();
      lines.set(first.position().line() - 1, "");
    }
    return null;
  }

  private @Nullable TomlParseResult parseOnce() {
    try {
      return Toml.parse(String.join("\n", lines), TomlVersion.V1_0_0);
    } catch (StackOverflowError _) {
      problems.add(Place.START, "values are nested too deeply");
      return null;
    }
  }

  private void add(TomlParseError error) {
    problems.add(place(error.position()), String.valueOf(error.getMessage()));
  }

  /** Whether a line of the form {@code key = value} is wrong, and not one before it. */
  private boolean isInAssignment(TomlParseError error) {
    TomlPosition position = error.position();
    String line = position.line() > lines.size() ? "" : lines.get(position.line() - 1);
    Matcher matcher = ASSIGNMENT.matcher(line);
    boolean isRepeated = String.valueOf(error.getMessage()).contains("previously defined");
    return matcher.lookingAt() && (isRepeated || position.column() > matcher.end());
  }

  private Node.Table table(Place place, TomlTable table) {
    SequencedMap<String, Node> values = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      List<String> path = List.of(key);
      TomlPosition position = table.inputPositionOf(path);
      Object value = table.get(path);
      if (position == null || value == null) {
        throw new AssertionError("BUG: a key without a value");
      }
      values.put(key, node(place(position), value));
    }
    return new Node.Table(place, values);
  }

  private Node node(Place place, Object value) {
    return switch (value) {
      case String text -> new Node.Text(place, text);
      case Long whole -> new Node.Whole(place, whole);
      case Boolean truth -> new Node.Truth(place, truth);
      case Double number when Double.isFinite(number) ->
          new Node.Decimal(place, BigDecimal.valueOf(number));
      case TomlTable table -> table(place, table);
      case TomlArray array -> row(place, array);
      default -> new Node.Other(place, value.toString());
    };
  }

  private Node.Row row(Place place, TomlArray array) {
    List<Node> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      values.add(node(skipSpace(place(array.inputPositionOf(i))), array.get(i)));
    }
    return new Node.Row(place, values);
  }

  /** The parser says where the space in front of an element begins. */
  private Place skipSpace(Place place) {
    int index = place.column() - 1;
    for (int line = place.line(); line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      while (index < text.length() && " \t\r".indexOf(text.charAt(index)) >= 0) {
        index++;
      }
      if (index < text.length() && text.charAt(index) != '#') {
        return new Place(line, index + 1);
      }
      index = 0;
    }
    return place;
  }

  private static Place place(TomlPosition position) {
    return new Place(position.line(), position.column());
  }
}
