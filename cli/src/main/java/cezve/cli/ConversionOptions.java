package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.model.module.Module;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that turn one format into the other have in common. */
final class ConversionOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The module; - is standard input.")
  private String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write; - is standard output.")
  private @Nullable String output;

  @Option(
      names = {"--no-check", "--no-validate"},
      description = "Do not ask whether the module is valid.")
  private boolean noCheck;

  @Mixin private FeatureOptions features;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ConversionOptions() {}

  /** How the module was given. */
  String file() {
    return file;
  }

  /** Decodes or parses all of the module and, unless told otherwise, validates it. */
  Module module(ModuleFile source) throws BadModule {
    return noCheck ? source.checked() : source.validate(features.features()).module();
  }

  /** Writes the result; the exit status. */
  int write(String byDefault, OutputFile.Contents contents) throws BadModule {
    PrintWriter err = spec.commandLine().getErr();
    return OutputFile.write(output == null ? byDefault : output, contents, err);
  }
}
