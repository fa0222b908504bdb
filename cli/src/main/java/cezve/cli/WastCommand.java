package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.cli.Failures.WrongUsage;
import cezve.script.LineRange;
import cezve.script.ScriptRunner;
import cezve.script.SuiteFeatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code cezve wast}. */
@Command(
    name = "wast",
    description = {
      "Executes scripts of the official test suite's language.",
      "A script may use all features that are standard; some folders of the suite have others."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every command passed",
      "1:one failed, or a script cannot be read",
      "2:wrong usage"
    })
final class WastCommand implements Callable<Integer> {
  private static final String EXTENSION = ".wast";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "Scripts, or directories with scripts (*.wast) in them.")
  private List<String> places;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--lines",
      paramLabel = "A-B",
      converter = Lines.class,
      description =
          "Report only the commands that start on these lines. What comes before is executed"
              + " nonetheless.")
  private LineRange lines = LineRange.ALL;

  @Mixin private FeatureOptions features;

  @Option(names = "--json", description = "Print JSON, one object with everything that failed.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  WastCommand() {}

  @Override
  public Integer call() throws BadModule, WrongUsage {
    ScriptReport report = new ScriptReport();
    ScriptRunner runner = ScriptRunner.of(engine.engine());
    for (Path script : scripts()) {
      report.add(
          ScriptFile.run(
              script,
              runner.withFeatures(features.change(SuiteFeatures.of(script.toAbsolutePath()))),
              lines));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ScriptReportJson.of(report));
    } else {
      out.print(ScriptReportText.of(report));
    }
    if (out.checkError()) {
      return LostOutput.report(spec.commandLine().getErr());
    }
    return report.all().failed() == 0 ? ExitCode.OK : ExitCode.BAD_MODULE;
  }

  private List<Path> scripts() throws BadModule {
    List<Path> scripts = new ArrayList<>();
    for (String place : places) {
      try {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
          scripts.addAll(scriptsIn(path));
        } else if (Files.exists(path)) {
          scripts.add(path);
        } else {
          throw new BadModule(place, "no such file or directory");
        }
      } catch (InvalidPathException e) {
        throw new BadModule(place, "not a path: " + e.getReason());
      } catch (IOException e) {
        throw new BadModule(place, e);
      } catch (UncheckedIOException e) {
        throw new BadModule(place, Objects.requireNonNull(e.getCause()));
      }
    }
    return scripts;
  }

  private static List<Path> scriptsIn(Path directory) throws BadModule, IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> scripts =
          files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
      if (scripts.isEmpty()) {
        throw new BadModule(
            directory.toString(), "there are no scripts (*" + EXTENSION + ") in it");
      }
      return scripts;
    }
  }

  /** Reads the value of {@code --lines}. */
  private static final class Lines implements ITypeConverter<LineRange> {
    @Override
    public LineRange convert(String value) {
      try {
        return LineRange.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
