package cezve.edge.testing;

import cezve.edge.Outcome;
import cezve.edge.config.ServiceConfig;
import cezve.edge.document.JsonDocument;
import cezve.edge.document.Node;
import cezve.edge.document.Problems;
import cezve.edge.document.TableReader;
import cezve.edge.document.TextFile;
import cezve.edge.document.TomlDocument;
import cezve.edge.document.Words;
import cezve.edge.guest.Headers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of fixtures, in TOML or JSON. */
final class FixtureReader {
  private static final String CASES = "case";
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");
  private static final int LEAST_STATUS = 100;
  private static final int MOST_STATUS = 999;
  private static final int OK = 200;

  private final String file;
  private final Problems problems;
  private final List<String> functions;
  private final BodyReader bodies;

  private FixtureReader(String file, Path directory, ServiceConfig config, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.functions = config.functions().stream().map(function -> function.name()).toList();
    this.bodies = new BodyReader(directory, problems);
  }

  /** The fixtures of a file that are right; others are problems. */
  static List<Fixture> read(Path path, ServiceConfig config, Problems problems) {
    String text = TextFile.read(path, path.toString(), problems);
    Path directory = path.toAbsolutePath().getParent();
    if (text == null || directory == null) {
      return List.of();
    }
    Node root =
        path.toString().endsWith(".json")
            ? JsonDocument.parse(text, problems)
            : TomlDocument.parse(text, problems);
    return root == null
        ? List.of()
        : new FixtureReader(path.toString(), directory, config, problems).fixtures(root);
  }

  private List<Fixture> fixtures(Node root) {
    return switch (root) {
      case Node.Row(var _, var cases) -> cases(cases);
      case Node.Table table
          when table.values().get(CASES) instanceof Node.Row(var _, var cases) -> {
        TableReader reader = new TableReader(table, "", problems);
        Node _ = reader.get(CASES);
        reader.finish();
        yield cases(cases);
      }
      case Node.Table table -> List.of(fixture(new TableReader(table, "", problems), 1));
      case Node.Text _, Node.Whole _, Node.Decimal _, Node.Truth _, Node.Other _ -> {
        problems.add(root.place(), "a fixture must be a table, not " + root.describe());
        yield List.of();
      }
    };
  }

  private List<Fixture> cases(List<Node> cases) {
    List<Fixture> fixtures = new ArrayList<>();
    for (Node node : cases) {
      int number = fixtures.size() + 1;
      if (node instanceof Node.Table table) {
        fixtures.add(fixture(new TableReader(table, "case " + number, problems), number));
      } else {
        problems.add(node.place(), "a case must be a table, not " + node.describe());
      }
    }
    return fixtures;
  }

  private Fixture fixture(TableReader table, int number) {
    String name = table.text("name");
    String function = table.parsed("function", "a function", this::known);
    String target = table.parsed("path", "a path such as /x?y=z", FixtureReader::path);
    if (table.get("function") == null && table.get("path") == null) {
      problems.addMissing(table.place(), "missing key \"path\" or \"function\"");
    }
    String method = table.parsed("method", "a method such as GET", FixtureReader::method);
    Headers headers = headers(table);
    Content body = bodies.content(table, "body");
    List<Fixture.Answer> stubs = stubs(table);
    Map<String, Map<String, Content>> state =
        state(table, (reader, key) -> bodies.content(reader, key));
    TableReader expected = table.table("expect", "\"expect\"");
    Expectation expectation = expected == null ? Expectation.ANSWER : expectation(expected);
    table.finish();
    return new Fixture(
        file,
        table.place(),
        name == null ? "case " + number : name,
        function,
        method == null ? "GET" : method,
        target,
        headers,
        body == null ? Content.EMPTY : body,
        stubs,
        state,
        expectation);
  }

  private @Nullable String known(String function) {
    return functions.contains(function) ? function : null;
  }

  private static @Nullable String path(String text) {
    return text.startsWith("/") && text.chars().allMatch(c -> c > ' ' && c != '#') ? text : null;
  }

  private static @Nullable String method(String text) {
    return METHOD.matcher(text).matches() ? text : null;
  }

  private static @Nullable Integer status(String text) {
    try {
      int status = Integer.parseInt(text);
      return status < LEAST_STATUS || status > MOST_STATUS ? null : status;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private Headers headers(TableReader table) {
    Headers headers = new Headers();
    TableReader reader = table.table("headers", "\"headers\"");
    if (reader == null) {
      return headers;
    }
    for (String name : reader.names()) {
      checkHeader(reader, name);
      for (Node.Text value : reader.texts(name)) {
        if (!Headers.isValue(value.value())) {
          problems.add(value.place(), "a value of a header has no control characters");
        }
        headers.add(name, value.value());
      }
    }
    return headers;
  }

  private void checkHeader(TableReader reader, String name) {
    if (!Headers.isName(name)) {
      reader.problem(name, Words.quote(name) + " cannot be the name of a header");
    }
  }

  private List<Fixture.Answer> stubs(TableReader table) {
    List<Fixture.Answer> stubs = new ArrayList<>();
    Node node = table.get("stubs");
    if (node instanceof Node.Row(var _, var values)) {
      for (Node value : values) {
        if (value instanceof Node.Table stub) {
          stubs.add(stub(new TableReader(stub, "a stub", problems)));
        } else {
          problems.add(value.place(), "a stub must be a table, not " + value.describe());
        }
      }
    } else if (node != null) {
      table.problem("stubs", "\"stubs\" must be a list of tables, not " + node.describe());
    }
    return stubs;
  }

  private Fixture.Answer stub(TableReader table) {
    Node _ = table.require("url");
    String url = table.text("url");
    String method = table.parsed("method", "a method such as GET", FixtureReader::method);
    Integer status = table.parsed("status", "a status of HTTP", FixtureReader::status);
    Headers headers = headers(table);
    Content body = bodies.content(table, "body");
    table.finish();
    return new Fixture.Answer(
        url == null ? "" : url,
        method,
        status == null ? OK : status,
        headers,
        body == null ? Content.EMPTY : body);
  }

  private <T> Map<String, Map<String, T>> state(
      TableReader table, BiFunction<TableReader, String, @Nullable T> values) {
    Map<String, Map<String, T>> state = new LinkedHashMap<>();
    TableReader byFunction = table.table("state", "\"state\"");
    if (byFunction == null) {
      return state;
    }
    for (String function : byFunction.names()) {
      if (!functions.contains(function)) {
        String message = "there is no function " + Words.quote(function);
        byFunction.problem(function, message + Words.accepted(function, functions));
      }
      TableReader byKey = byFunction.table(function, "the state of " + function);
      Map<String, T> entries = new LinkedHashMap<>();
      if (byKey != null) {
        for (String key : byKey.names()) {
          T value = values.apply(byKey, key);
          if (value != null) {
            entries.put(key, value);
          }
        }
      }
      state.put(function, entries);
    }
    return state;
  }

  private Expectation expectation(TableReader table) {
    Integer status = table.parsed("status", "a status of HTTP", FixtureReader::status);
    Outcome outcome = outcome(table);
    Map<String, Expectation.Value> headers = expectedHeaders(table);
    Expectation.Body body = bodies.expected(table);
    Map<String, Map<String, Expectation.Value>> state = state(table, bodies::value);
    table.finish();
    return new Expectation(status, outcome, headers, body, state);
  }

  private static Outcome outcome(TableReader table) {
    List<String> reasons = new ArrayList<>();
    Node node = table.get("outcome");
    for (Outcome outcome : Outcome.values()) {
      if (node instanceof Node.Text text && text.value().equals(outcome.reason())) {
        return outcome;
      }
      reasons.add(outcome.reason());
    }
    if (node != null) {
      String wrong = node instanceof Node.Text text ? text.value() : "";
      table.problem(
          "outcome", "\"outcome\" is " + node.describe() + Words.accepted(wrong, reasons));
    }
    return Outcome.ANSWERED;
  }

  private Map<String, Expectation.Value> expectedHeaders(TableReader table) {
    Map<String, Expectation.Value> headers = new LinkedHashMap<>();
    TableReader reader = table.table("headers", "\"headers\"");
    if (reader == null) {
      return headers;
    }
    for (String name : reader.names()) {
      checkHeader(reader, name);
      Expectation.Value value = bodies.value(reader, name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }
}
