package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WastCommandTest {
  private static final String PASSING =
      """
      (module (func (export "add") (param i32 i32) (result i32)
        (i32.add (local.get 0) (local.get 1))))
      (assert_return (invoke "add" (i32.const 2) (i32.const 3)) (i32.const 5))
      """;
  private static final String FAILING =
      PASSING + "(assert_return (invoke \"add\" (i32.const 2) (i32.const 3)) (i32.const 6))\n";

  @TempDir Path folder;

  private Path script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String spaces(String output) {
    return output.replaceAll("[ \\t]+", " ").replace(System.lineSeparator(), "\n");
  }

  @Test
  void scriptsThatPassGiveATable() throws IOException {
    String out = Cli.run("wast", script("a.wast", PASSING).toString()).success();
    assertEquals(" folder scripts commands passed failed\n " + folder + " 1 2 2 0\n", spaces(out));
  }

  @Test
  void directoriesAreSearchedAndEachFolderHasARow() throws IOException {
    script("one/a.wast", PASSING);
    script("one/b.wast", PASSING);
    script("two/deep/c.wast", PASSING);
    script("two/readme.txt", "no script");
    String out = spaces(Cli.run("wast", folder.toString()).success());
    assertTrue(out.contains(folder.resolve("one") + " 2 4 4 0\n"), out);
    assertTrue(out.contains(folder.resolve("two/deep") + " 1 2 2 0\n"), out);
    assertTrue(out.endsWith(" all 3 6 6 0\n"), out);
  }

  @Test
  void whatFailsIsShownWithItsPlace() throws IOException {
    Path file = script("a.wast", FAILING);
    Cli.Result result = Cli.run("wast", file.toString());
    assertEquals(ExitCode.BAD_MODULE, result.status());
    assertEquals("", result.err());
    String out = spaces(result.out());
    assertTrue(out.contains(" 1 3 2 1\n"), out);
    assertTrue(
        out.endsWith(
            "\nFailed\n "
                + file
                + ":4:1 assert_return\n expected (i32.const 6) but got (i32.const 5)\n"),
        out);
  }

  @Test
  void onlyTheFirstFailuresAreShown() throws IOException {
    Path file = script("a.wast", "(get \"nothing\")\n".repeat(30));
    String out = spaces(Cli.run("wast", file.toString()).out());
    assertTrue(out.contains("\nFailed, the first 20\n"), out);
    assertTrue(out.contains(":20:1 get\n") && !out.contains(":21:1 get\n"), out);
  }

  @Test
  void aScriptThatCannotBeReadIsAFailureWithItsPlace() throws IOException {
    Path file = script("a.wast", "(module)\n(nonsense)\n");
    Cli.Result result = Cli.run("wast", file.toString(), script("b.wast", PASSING).toString());
    assertEquals(ExitCode.BAD_MODULE, result.status());
    String out = spaces(result.out());
    assertTrue(out.contains(" 2 3 2 1\n"), out);
    assertTrue(out.contains(file + ":2:2 script\n"), out);
  }

  @Test
  void aRangeOfLinesIsReported() throws IOException {
    Path file = script("a.wast", FAILING);
    assertTrue(
        spaces(Cli.run("wast", "--lines", "1-3", file.toString()).success())
            .contains(" 1 2 2 0\n"));
    Cli.Result result = Cli.run("wast", "--lines", "4", file.toString());
    assertTrue(spaces(result.out()).contains(" 1 1 0 1\n"), result.out());
  }

  @Test
  void jsonHasSumsAndFailures() throws IOException {
    Path file = script("a.wast", FAILING);
    Cli.Result result = Cli.run("wast", "--json", file.toString());
    assertEquals(ExitCode.BAD_MODULE, result.status());
    assertEquals(
        "{\"scripts\":1,\"commands\":3,\"passed\":2,\"failed\":1,\"folders\":[{\"folder\":\""
            + folder
            + "\",\"scripts\":1,\"commands\":3,\"passed\":2,\"failed\":1}],\"failures\":[{\"place\":\""
            + file
            + ":4:1\",\"command\":\"assert_return\",\"reason\":"
            + "\"expected (i32.const 6) but got (i32.const 5)\"}]}"
            + System.lineSeparator(),
        result.out());
  }

  @Test
  void featuresAreSwitchedOffAndOn() throws IOException {
    Path file = script("a.wast", "(module (memory 0) (memory 0))");
    Cli.run("wast", file.toString()).success();
    Cli.Result without = Cli.run("wast", "--disable", "multi-memory", file.toString());
    assertTrue(without.out().contains("multiple memories"), without.out());
    Path legacy = script("b.wast", "(module (func (try (do) (catch_all))))");
    assertEquals(ExitCode.BAD_MODULE, Cli.run("wast", legacy.toString()).status());
    Cli.run("wast", "--enable=legacy-exceptions", legacy.toString()).success();
  }

  @Test
  void foldersOfTheSuiteHaveTheirFeatures() throws IOException {
    Path legacy = script("test/legacy/a.wast", "(module (func (try (do) (catch_all))))");
    Cli.run("wast", legacy.toString()).success();
    Path threads =
        script(
            "proposals/threads/a.wast",
            "(assert_invalid (module (memory 0) (memory 0)) \"multiple memories\")");
    Cli.run("wast", threads.toString()).success();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wast| missing required parameter",
        "wast --lines x a.wast| not a range of lines: x",
        "wast --lines 9-3 a.wast| not a range of lines: 9-3",
        "wast --engine jet a.wast| jet",
        "wast --enable nonsense a.wast| there is no proposal 'nonsense'; proposals are mutable-globals, ",
      })
  void wrongUsageIsExplained(String arguments, String problem) {
    String err = Cli.run(arguments.split(" ")).failure(ExitCode.USAGE);
    assertTrue(err.contains(problem), err);
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() {
    String nowhere = folder.resolve("nowhere").toString();
    assertEquals(
        "cezve: " + nowhere + ": no such file or directory" + System.lineSeparator(),
        Cli.run("wast", nowhere).failure(ExitCode.BAD_MODULE));
    assertEquals(
        "cezve: " + folder + ": there are no scripts (*.wast) in it" + System.lineSeparator(),
        Cli.run("wast", folder.toString()).failure(ExitCode.BAD_MODULE));
  }
}
