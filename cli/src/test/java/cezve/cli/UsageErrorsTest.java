package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageErrorsTest {

  @Test
  void withoutACommandTheCommandsAreListed() {
    String problem = Cli.run().failure(ExitCode.USAGE);
    assertTrue(problem.startsWith("cezve: a command is missing"), problem);
    for (String command :
        new String[] {
          "run", "validate", "inspect", "wat2wasm", "wasm2wat", "generate-completion"
        }) {
      assertTrue(problem.contains("  " + command + " "), problem);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inspct x.wasm, unknown command 'inspct', Did you mean: cezve inspect?",
    "x.wasm, unknown command 'x.wasm', Try 'cezve --help'.",
    "--jsn, unknown option: '--jsn', Try 'cezve --help'.",
    "inspect --jsn x, unknown option: '--jsn', Possible solutions: --json",
    "inspect --functons x, unknown option: '--functons', --functions",
    "inspect, missing required parameter: 'FILE', Try 'cezve inspect --help'.",
    "inspect --limit, missing required parameter for option '--limit', Try 'cezve inspect --help'.",
    "validate, missing required parameter: 'FILE', Try 'cezve validate --help'.",
    "validate --fast x, unknown option: '--fast', Try 'cezve validate --help'.",
    "run, missing required parameter: 'FILE', Try 'cezve run --help'.",
    "wat2wasm x.wat y.wat, unmatched argument at index 2: 'y.wat', Try 'cezve wat2wasm --help'.",
    "run --envv A=1 x, unknown option: '--envv', --env",
  })
  void wrongUsageIsNamedInAFewLines(String args, String problem, String help) {
    Cli.Result result = Cli.run(args.split(" ", -1));
    String message = result.failure(ExitCode.USAGE);
    assertEquals("", result.out());
    assertTrue(message.startsWith("cezve: " + problem), message);
    assertTrue(message.contains(help), message);
    assertTrue(message.lines().count() <= 3, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "validate",
        "inspect",
        "wat2wasm",
        "wasm2wat",
        "help",
        "generate-completion"
      })
  void everyCommandExplainsItself(String command) {
    String help = Cli.run((command + " --help").strip().split(" ", -1)).success();
    assertTrue(help.contains(("Usage: cezve " + command).strip() + " ["), help);
    if (!command.isEmpty()) {
      assertEquals(help, Cli.run("help", command).success());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run ", "validate ", "inspect "})
  void everyCommandHasTheVersion(String command) {
    String version = Cli.run((command + "--version").split(" ", -1)).success();
    assertTrue(version.startsWith("cezve "), version);
    assertTrue(Character.isDigit(version.charAt("cezve ".length())), version);
    assertTrue(version.contains("Java " + Runtime.version()), version);
  }

  @Test
  void anArgumentThatNamesAFileIsNotReadFromIt() {
    String problem = Cli.run("validate", "@/etc/passwd").failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: @/etc/passwd: no such file"), problem);
  }
}
