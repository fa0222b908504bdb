package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.compiler.CompilerOptions;
import cezve.compiler.Generation;
import cezve.compiler.support.LineNumbers;
import cezve.runtime.Engine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that execute code, and can say how it is compiled. */
final class EngineOptions {
  @Mixin private EngineOption option;

  @Option(
      names = "--eager",
      description =
          "Compile all functions before the first one runs, on all processors; not each when it is"
              + " first called.")
  private boolean eager;

  @Option(
      names = "--source-lines",
      description =
          "Have debuggers and profilers of Java show lines of source, where the module tells them;"
              + " not offsets in the module.")
  private boolean sourceLines;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  EngineOptions() {}

  EngineChoice choice() {
    return option.choice();
  }

  /** The engine that was asked for. */
  Engine engine() throws WrongUsage {
    CompilerOptions options = EngineChoice.OPTIONS;
    if (eager) {
      options = options.withGeneration(Generation.EAGER);
    }
    if (sourceLines) {
      options = options.withLineNumbers(LineNumbers.SOURCE);
    }
    Engine chosen =
        options.equals(EngineChoice.OPTIONS) ? choice().engine() : choice().engine(options);
    if (chosen == null) {
      String option = eager ? "--eager" : "--source-lines";
      throw new WrongUsage(option + ": the engine '" + choice() + "' compiles nothing");
    }
    return chosen;
  }
}
