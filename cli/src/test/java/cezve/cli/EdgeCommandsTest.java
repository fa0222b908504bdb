package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code check}, {@code test} and {@code new}. */
class EdgeCommandsTest {
  private static final String MODULE =
      """
      (module
        (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "hello")
        (func (export "handle") (drop (call $write (i32.const 0) (i32.const 5)))))
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("hello.wat"), MODULE);
    service("");
  }

  private Path service(String more) throws IOException {
    String text = "name = \"s\"\n[functions.hello]\nmodule = \"hello.wat\"\nroute = \"/x\"\n";
    return Files.writeString(folder.resolve("functions.toml"), text + more);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String lines(String text) {
    return text.replace("\n", System.lineSeparator());
  }

  @Test
  void checkShowsWhatWouldBeServed() {
    String out = Cli.run("check", file("functions.toml")).success();
    String state = folder.resolve("state.mv").toString();
    assertEquals("s at 127.0.0.1:8080, state in " + state, out.lines().findFirst().orElse(""));
    String row = out.lines().skip(2).findFirst().orElse("");
    assertTrue(
        row.matches(" +hello +/x +\\d+ B +128 MiB +1 MiB +5 s +10 MiB +10 MiB +16 +64"), out);
  }

  @Test
  void checkTakesAModuleToo() {
    String out = Cli.run("check", file("hello.wat")).success();
    assertTrue(out.contains("/*"), out);
  }

  @Test
  void checkSaysAllThatIsWrongWithTheFile() throws IOException {
    Path file = service("routs = 1\nsha256 = 2\n");
    String err = Cli.run("check", file.toString()).failure(ExitCode.BAD_MODULE);
    assertTrue(err.contains(file + ":5:1: unknown key \"routs\" in [functions.hello]; "), err);
    assertTrue(err.contains(file + ":6:1: \"sha256\" must be 64 hexadecimal digits, not 2"), err);
    assertEquals(2, err.lines().count());
  }

  @Test
  void checkSaysWhatIsWrongWithModules() throws IOException {
    service("allowed_imports = [\"env.*\"]\n");
    String err = Cli.run("check", file("functions.toml")).failure(ExitCode.BAD_MODULE);
    assertTrue(err.startsWith("cezve: function hello: "), err);
    assertTrue(err.contains("response_write"), err);
    service("sha256 = \"" + "0".repeat(64) + "\"\n");
    String wrong = Cli.run("check", file("functions.toml")).failure(ExitCode.BAD_MODULE);
    assertTrue(wrong.contains("has the SHA-256 "), wrong);
    Files.writeString(folder.resolve("hello.wat"), "(module (func");
    service("");
    String malformed = Cli.run("check", file("functions.toml")).failure(ExitCode.BAD_MODULE);
    assertTrue(malformed.startsWith("cezve: function hello: "), malformed);
  }

  private void fixture(String text) throws IOException {
    Files.writeString(folder.resolve("case.json"), text);
  }

  @Test
  void testPrintsALinePerCase() throws IOException {
    fixture(
        """
        [
          { "name": "good", "path": "/x", "expect": { "body": "hello" } },
          { "name": "bad", "path": "/x", "expect": { "body": "bye" } }
        ]
        """);
    Cli.Result result = Cli.run("test", file("functions.toml"), file("case.json"));
    assertEquals(1, result.status());
    assertEquals("", result.err());
    assertEquals(
        lines(
            """
            ok    %1$s:2: good
            FAIL  %1$s:3: bad
                  body: expected "bye", but is "hello"
            1 passed, 1 failed
            """
                .formatted(file("case.json"))),
        result.out().replaceAll(" \\(\\d+ ms\\)", ""));
  }

  @Test
  void testSucceedsIfAllDo() throws IOException {
    fixture("{ \"path\": \"/x\" }");
    assertTrue(
        Cli.run("test", file("functions.toml"), file("case.json")).success().contains("1 passed"));
  }

  @Test
  void testSaysWhatIsWrongWithFixtures() throws IOException {
    fixture("{ \"path\": \"/x\",\n \"metod\": \"GET\" }");
    String err = Cli.run("test", file("functions.toml"), file("case.json")).failure(ExitCode.USAGE);
    assertTrue(err.startsWith("cezve: " + file("case.json") + ":2:2: unknown key \"metod\""), err);
    String missing = Cli.run("test", file("none.toml"), file("case.json")).failure(ExitCode.USAGE);
    assertEquals(lines("cezve: " + file("none.toml") + ": there is no such file\n"), missing);
  }

  @Test
  void newWritesAProject() {
    String project = file("project");
    String out = Cli.run("new", project, "--template", "wagi").success();
    assertTrue(out.lines().allMatch(line -> Files.isRegularFile(Path.of(line))), out);
    assertTrue(out.contains(folder.resolve("project").resolve("functions.toml").toString()), out);
    assertEquals(
        lines("cezve: " + project + ": is not empty\n"),
        Cli.run("new", project).failure(ExitCode.USAGE));
  }

  @Test
  void newListsTemplates() {
    String out = Cli.run("new", "--list").success();
    for (String template : new String[] {"c", "rust", "wagi"}) {
      assertTrue(out.lines().anyMatch(line -> line.strip().startsWith(template + " ")), out);
    }
    assertEquals(
        lines("cezve: --template: 'x' is not one of c, rust, wagi\n"),
        Cli.run("new", file("p"), "--template", "x").failure(ExitCode.USAGE));
    assertEquals(
        lines("cezve: Missing required parameter: 'DIRECTORY'\n"),
        Cli.run("new").failure(ExitCode.USAGE));
  }
}
