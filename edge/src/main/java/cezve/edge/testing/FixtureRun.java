package cezve.edge.testing;

import cezve.Engine;
import cezve.edge.config.ServiceConfig;
import cezve.edge.document.JsonDocument;
import cezve.edge.document.Node;
import cezve.edge.document.Problems;
import cezve.edge.document.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has a function answer the request of a fixture, and compares. */
final class FixtureRun {
  private final Fixture fixture;
  private final FunctionTester tester;
  private final List<String> differences = new ArrayList<>();

  private FixtureRun(Fixture fixture, FunctionTester tester) {
    this.fixture = fixture;
    this.tester = tester;
  }

  /** What is not as it should be, each in one or several lines. */
  static List<String> run(Fixture fixture, ServiceConfig config, Engine engine)
      throws InterruptedException {
    try (FunctionTester tester = FunctionTester.of(config, engine)) {
      FixtureRun run = new FixtureRun(fixture, tester);
      run.compare(run.send());
      return run.differences;
    }
  }

  private TestResponse send() throws InterruptedException {
    for (Fixture.Answer answer : fixture.stubs().reversed()) {
      Stub stub = tester.stub(answer.url()).status(answer.status()).body(answer.body().bytes());
      answer.headers().forEach(stub::header);
      if (answer.method() != null) {
        stub.method(answer.method());
      }
    }
    fixture
        .state()
        .forEach(
            (function, entries) ->
                entries.forEach((key, value) -> tester.setState(function, key, value.bytes())));
    String target = fixture.target();
    TestRequest request = tester.request(fixture.method(), target == null ? "/" : target);
    fixture.headers().forEach(request::header);
    String function = fixture.function();
    TestRequest complete = request.body(fixture.body().bytes());
    return (target == null && function != null ? complete.to(function) : complete).send();
  }

  private void compare(TestResponse response) {
    Expectation expected = fixture.expected();
    String function = fixture.function();
    if (function != null && !function.equals(response.function())) {
      differ("function", function, response.function() == null ? "none" : response.function());
    }
    if (expected.outcome() != response.outcome()) {
      String detail = response.detail() == null ? "" : ": " + response.detail();
      differ("outcome", expected.outcome().reason(), response.outcome().reason() + detail);
    }
    Integer status = expected.status();
    if (status != null && status != response.status()) {
      differ("status", status.toString(), Integer.toString(response.status()));
    }
    expected.headers().forEach((name, value) -> compareHeader(name, value, response));
    compareBody(expected.body(), new Content(response.body()));
    expected.state().forEach(this::compareState);
    for (String request : response.unanswered()) {
      differences.add("request without a stub: " + request);
    }
    if (!differences.isEmpty()) {
      response.log().forEach(line -> differences.add("log: " + line));
    }
  }

  private void compareHeader(String name, Expectation.Value expected, TestResponse response) {
    String value = response.header(name);
    compareValue(
        "header " + name,
        expected,
        value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private void compareState(String function, Map<String, Expectation.Value> entries) {
    entries.forEach(
        (key, value) ->
            compareValue(
                "state of " + function + ", " + Words.quote(key),
                value,
                tester.state(function, key)));
  }

  private void compareValue(String what, Expectation.Value expected, byte @Nullable [] actual) {
    switch (expected) {
      case Expectation.Value.Absent() -> {
        if (actual != null) {
          differ(what, "none", show(new Content(actual), 0));
        }
      }
      case Expectation.Value.Exact(Content content) -> {
        if (actual == null) {
          differ(what, show(content, 0), "none");
        } else {
          compareContent(what, content, new Content(actual));
        }
      }
    }
  }

  private void compareBody(Expectation.@Nullable Body expected, Content actual) {
    switch (expected) {
      case null -> {}
      case Expectation.Body.Exact(Content content) -> compareContent("body", content, actual);
      case Expectation.Body.Contains(String part) -> {
        String text = actual.text();
        if (text == null || !text.contains(part)) {
          differ("body", "something with " + Words.quote(part), show(actual, 0));
        }
      }
      case Expectation.Body.Json(Node value) -> compareJson(value, actual);
    }
  }

  private void compareJson(Node expected, Content actual) {
    String text = actual.text();
    Problems problems = new Problems("body");
    Node parsed = text == null ? null : JsonDocument.parse(text, problems);
    if (parsed == null) {
      differ("body", "JSON", show(actual, 0));
    } else {
      String difference = JsonDifference.find(expected, parsed);
      if (difference != null) {
        differences.add("body: " + difference);
      }
    }
  }

  private void compareContent(String what, Content expected, Content actual) {
    if (expected.equals(actual)) {
      return;
    }
    String wanted = expected.text();
    String text = actual.text();
    if (wanted != null && text != null && wanted.indexOf('\n') >= 0) {
      differences.add(what + " " + lineDifference(wanted, text));
    } else {
      int at = Arrays.mismatch(expected.bytes(), actual.bytes());
      differ(what, show(expected, at), show(actual, at));
    }
  }

  /** The first line that differs. */
  private static String lineDifference(String expected, String actual) {
    List<String> wanted = Arrays.asList(expected.split("\n", -1));
    List<String> lines = Arrays.asList(actual.split("\n", -1));
    int line = 0;
    while (line < wanted.size()
        && line < lines.size()
        && wanted.get(line).equals(lines.get(line))) {
      line++;
    }
    String minus = line < wanted.size() ? "\n  - " + wanted.get(line) : "";
    String plus = line < lines.size() ? "\n  + " + lines.get(line) : "";
    return "differs in line " + (line + 1) + ":" + minus + plus;
  }

  private static String show(Content content, int from) {
    String text = content.text();
    return text == null ? content.describe(from) : Words.quote(text);
  }

  private void differ(String what, String expected, @Nullable String actual) {
    differences.add(what + ": expected " + expected + ", but is " + actual);
  }
}
