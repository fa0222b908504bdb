package cezve.cli;

import cezve.edge.Problem;
import cezve.edge.config.ConfigException;
import cezve.edge.config.ServiceConfig;
import cezve.edge.service.ServiceFile;
import cezve.edge.testing.FixtureException;
import cezve.edge.testing.Fixtures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cezve test}. */
@Command(
    name = "test",
    description = {
      "Has functions answer the requests in files, and compares.",
      "No server is started, nothing is sent to other servers, and each request has a state of its "
          + "own."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all is as it should be",
      "1:something is not",
      "2:the files have mistakes, or wrong usage"
    })
final class TestCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "functions.toml, or a module.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "1..*",
      paramLabel = "FIXTURES",
      description = "Files in TOML or JSON, or directories of them.")
  private List<Path> fixtures;

  private int passed;
  private int failed;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TestCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try {
      ServiceConfig config = new ServiceFile(file, System.getenv()).read();
      Fixtures.read(fixtures, config).run(this::print);
      PrintWriter out = spec.commandLine().getOut();
      out.println(passed + " passed, " + failed + " failed");
      out.flush();
      return failed == 0 ? ExitCode.OK : FAILED;
    } catch (ConfigException e) {
      return wrong(e.problems());
    } catch (FixtureException e) {
      return wrong(e.problems());
    }
  }

  private int wrong(List<Problem> problems) {
    PrintWriter err = spec.commandLine().getErr();
    problems.forEach(problem -> err.println(Printable.text("cezve: " + problem)));
    err.flush();
    return ExitCode.USAGE;
  }

  private void print(Fixtures.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        (result.isPassed() ? "ok    " : "FAIL  ")
            + Printable.text(result.file() + ":" + result.line() + ": " + result.name())
            + " ("
            + result.duration().toMillis()
            + " ms)");
    for (String difference : result.differences()) {
      difference.lines().forEach(line -> out.println("      " + Printable.text(line)));
    }
    out.flush();
    if (result.isPassed()) {
      passed++;
    } else {
      failed++;
    }
  }
}
