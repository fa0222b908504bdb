package cezve.cli;

import cezve.cli.Failures.BadModule;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cezve validate}. */
@Command(
    name = "validate",
    description = "Checks that modules are well-formed and valid.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:all modules are valid", "1:one cannot be used", "2:wrong usage"})
final class ValidateCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Modules; - is standard input.")
  private List<String> files;

  @Mixin private FeatureOptions features;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ValidateCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    int status = ExitCode.OK;
    for (String file : files) {
      try {
        ModuleFile.read(file).validate(features.features());
      } catch (BadModule e) {
        status = Failures.report(e, err);
      }
    }
    return status;
  }
}
