package cezve.edge.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.edge.config.ConfigReader;
import cezve.edge.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FixturesTest {
  private static final Path SERVICE =
      Path.of("src/test/resources/cezve/edge/testing/functions.toml").toAbsolutePath();

  @TempDir Path folder;

  private static ServiceConfig service() throws Exception {
    return ConfigReader.read(SERVICE, Map.of());
  }

  private List<Fixtures.Result> run(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
    List<Fixtures.Result> results = new ArrayList<>();
    Fixtures.read(List.of(folder), service()).run(results::add);
    return results;
  }

  private String mistakes(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    FixtureException e =
        assertThrows(FixtureException.class, () -> Fixtures.read(List.of(folder), service()));
    return String.valueOf(e.getMessage()).replace(file.toString(), name);
  }

  private void requireAllPass(String name, String text, int number) throws Exception {
    List<Fixtures.Result> results = run(name, text);
    assertEquals(number, results.size());
    for (Fixtures.Result result : results) {
      assertEquals(List.of(), result.differences(), result::name);
    }
  }

  @Test
  void everythingInToml() throws Exception {
    Files.write(folder.resolve("body.bin"), new byte[] {1, 2, -1});
    requireAllPass(
        "a.toml",
        """
        [[case]]
        name = "hello"
        function = "guest"
        path = "/guest/hello"
        [case.expect]
        status = 200
        outcome = "answered"
        headers = { content-type = "text/plain", X-None = false }
        body = "hello\\n"
        [[case]]
        path = "/guest/echo"
        method = "POST"
        body = { file = "body.bin" }
        expect.body = { base64 = "AQL/" }
        [[case]]
        path = "/guest/echo"
        method = "POST"
        body = '{ "a": [1, 2.50, {"b": null, "c": true}], "d": "e" }'
        expect.body.json = '{"d":"e","a":[1.0,2.5,{"c":true,"b":null}]}'
        [[case]]
        path = "/guest/echo"
        method = "POST"
        body = '{"a": [1, "x"]}'
        expect.body.json = { a = [1, "x"] }
        [[case]]
        path = "/guest/visits"
        state.guest = { visits = "4", old = { base64 = "AA==" } }
        [case.expect]
        body.contains = "5"
        state.guest = { visits = "5", old = { base64 = "AA==" }, never = false }
        state.other = { visits = false }
        [[case]]
        path = "/guest/other"
        headers = { x-other = "https://api.example.com/x" }
        stubs = [
          { url = "https://api.example.com/*", method = "POST", status = 500 },
          { url = "https://api.example.com/*", status = 201, headers = { A = ["b", "c"] }, body = "stub" },
          { url = "*", status = 404 },
        ]
        expect.status = 201
        expect.body = "stub"
        [[case]]
        path = "/guest/other"
        headers = { x-other = "https://example.com/x" }
        expect.outcome = "host"
        [[case]]
        path = "/guest/trap"
        expect.outcome = "trap"
        [[case]]
        function = "other"
        expect.status = 404
        """,
        9);
  }

  @Test
  void everyCaseHasAStateOfItsOwn() throws Exception {
    String one = "[[case]]\npath = \"/guest/visits\"\nexpect.body = \"1\"\n";
    requireAllPass("a.toml", one + one + one, 3);
  }

  @Test
  void json() throws Exception {
    String one =
        """
        {
          "path": "/guest/echo",
          "method": "POST",
          "body": "x",
          "expect": { "status": 200, "body": "x", "headers": { "X": false } }
        }
        """;
    requireAllPass("a.json", one, 1);
    requireAllPass("a.json", "[" + one + "," + one + "]", 2);
    requireAllPass("a.json", "{\"case\": [" + one + "]}", 1);
  }

  @Test
  void aTomlFileCanBeOneCase() throws Exception {
    requireAllPass("a.toml", "path = \"/guest/hello\"\n", 1);
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("/guest/hello", "status = 201", "status: expected 201, but is 200"),
        Arguments.of(
            "/guest/trap", "status = 500", "outcome: expected answered, but is trap: unreachable"),
        Arguments.of(
            "/guest/hello", "outcome = \"trap\"", "outcome: expected trap, but is answered"),
        Arguments.of(
            "/guest/hello",
            "headers = { Content-Type = \"text/html\", X = \"y\" }",
            "header Content-Type: expected \"text/html\", but is \"text/plain\"\n"
                + "header X: expected \"y\", but is none"),
        Arguments.of(
            "/guest/hello",
            "headers = { Content-Type = false }",
            "header Content-Type: expected none, but is \"text/plain\""),
        Arguments.of("/guest/visits", "body = \"2\"", "body: expected \"2\", but is \"1\""),
        Arguments.of(
            "/guest/hello", "body = \"hello\\nyou\\n\"", "body differs in line 2:\n  - you\n  + "),
        Arguments.of(
            "/guest/hello",
            "body = { base64 = \"//79\" }",
            "body: expected 3 bytes, from 0: ff fe fd, but is \"hello\\n\""),
        Arguments.of(
            "/guest/hello",
            "body = { contains = \"Hello\" }",
            "body: expected something with \"Hello\", but is \"hello\\n\""),
        Arguments.of("/guest/hello", "body.json = 1", "body: expected JSON, but is \"hello\\n\""),
        Arguments.of("/guest/visits", "body.json = 2", "body: $: expected 2, but is 1"),
        Arguments.of(
            "/guest/visits",
            "state.guest = { visits = \"2\", x = \"y\" }",
            "state of guest, \"visits\": expected \"2\", but is \"1\"\n"
                + "state of guest, \"x\": expected \"y\", but is none"),
        Arguments.of(
            "/guest/greeting",
            "status = 201",
            "status: expected 201, but is 200\nlog: INFO grüezi"),
        Arguments.of("/nowhere", "status = 404", "outcome: expected answered, but is no-route"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void whatIsDifferentIsSaid(String path, String expected, String said) throws Exception {
    List<Fixtures.Result> results =
        run("a.toml", "path = \"" + path + "\"\n[expect]\n" + expected + "\n");
    String differences =
        String.join("\n", results.getFirst().differences()).replaceAll("(?m)^  in .*\n?", "");
    assertEquals(said, differences.strip().equals(said.strip()) ? said : differences);
  }

  @Test
  void aRequestWithoutAStubIsAFailure() throws Exception {
    List<Fixtures.Result> results =
        run(
            "a.toml",
            "path = \"/guest/other\"\nheaders = { x-other = \"http://api.example.com/\" }\n");
    assertEquals(
        "request without a stub: GET http://api.example.com/",
        results.getFirst().differences().getFirst());
  }

  @Test
  void theFunctionThatIsReachedIsCompared() throws Exception {
    List<Fixtures.Result> results =
        run("a.toml", "path = \"/guest/hello\"\nfunction = \"other\"\n");
    assertEquals(
        List.of("function: expected other, but is guest"), results.getFirst().differences());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "a.toml:1:1: missing key \"path\" or \"function\""),
        Arguments.of("path = 1", "a.toml:1:1: \"path\" must be a path such as /x?y=z, not 1"),
        Arguments.of(
            "path = \"x\"", "a.toml:1:1: \"path\" must be a path such as /x?y=z, not \"x\""),
        Arguments.of(
            "function = \"gest\"", "a.toml:1:1: \"function\" must be a function, not \"gest\""),
        Arguments.of(
            "path = \"/\"\nmethod = \"get\"",
            "a.toml:2:1: \"method\" must be a method such as GET, not \"get\""),
        Arguments.of(
            "path = \"/\"\nheaders = { \"a b\" = \"c\", d = \"\\u0000\" }",
            "a.toml:2:13: \"a b\" cannot be the name of a header\n"
                + "a.toml:2:26: a value of a header has no control characters"),
        Arguments.of(
            "path = \"/\"\nbody = 1",
            "a.toml:2:1: \"body\" must be a text, { base64 = \"…\" } or { file = \"…\" }"),
        Arguments.of(
            "path = \"/\"\nbody.file = \"none\"",
            "a.toml:2:1: \"file\" must be a file that can be read, not \"none\""),
        Arguments.of(
            "path = \"/\"\nbody.base64 = \"?\"",
            "a.toml:2:1: \"base64\" must be Base64, not \"?\""),
        Arguments.of(
            "path = \"/\"\nstubs = [{ status = 99 }, 1]",
            """
            a.toml:2:10: missing key "url" in a stub
            a.toml:2:12: "status" must be a status of HTTP, not 99
            a.toml:2:27: a stub must be a table, not 1\
            """),
        Arguments.of(
            "path = \"/\"\nstate.guets = {}",
            "a.toml:2:1: there is no function \"guets\"; accepted: guest, other; did you mean"
                + " guest?"),
        Arguments.of(
            "path = \"/\"\nexpect.outcome = \"traped\"",
            "a.toml:2:1: \"outcome\" is \"traped\"; accepted: answered, no-route, method,"
                + " request-size, concurrency, trap, import, exit, unavailable, time, memory, cpu,"
                + " response-size, stack, host, client, internal; did you mean trap?"),
        Arguments.of(
            "path = \"/\"\nexpect.body = { contains = \"a\", json = 1 }",
            "a.toml:2:1: \"body\" must have one of the keys base64, file, contains and json"),
        Arguments.of(
            "path = \"/\"\nexpect.body.json = \"{\"",
            "a.toml:2:1: no JSON: Unexpected end-of-input: expected close marker for Object (start"
                + " marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION`"
                + " disabled); line: 1, column: 1])"),
        Arguments.of(
            "path = \"/\"\nexpct = 1",
            "a.toml:2:1: unknown key \"expct\"; accepted: name, function, path, method, headers,"
                + " body, stubs, state, expect; did you mean expect?"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreSaidWithTheirPlaces(String text, String said) throws Exception {
    assertEquals(said, mistakes("a.toml", text));
  }

  @Test
  void mistakesInJsonToo() throws Exception {
    assertEquals("a.json:1:1: there is nothing in it", mistakes("a.json", ""));
    assertEquals("a.json:1:1: a fixture must be a table, not 1", mistakes("a.json", "1"));
    assertEquals("a.json:2:3: a case must be a table, not 1", mistakes("a.json", "[\n  1]"));
    assertEquals("a.json:1:4: something follows the value", mistakes("a.json", "{} {}"));
    assertEquals(
        "a.json:2:2: \"path\" must be a path such as /x?y=z, not null",
        mistakes("a.json", "{\n \"path\": null}"));
  }

  @Test
  void noFixturesAreAMistakeToo() throws IOException {
    Files.writeString(folder.resolve("README.md"), "none");
    FixtureException e =
        assertThrows(FixtureException.class, () -> Fixtures.read(List.of(folder), service()));
    assertEquals(folder + ": there are no fixtures, *.toml or *.json", e.getMessage());
  }
}
