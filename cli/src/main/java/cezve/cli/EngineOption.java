package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.compiler.CompilerOptions;
import cezve.compiler.Generation;
import cezve.compiler.support.LineNumbers;
import cezve.runtime.Engine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of all commands that execute code: which engine does. */
final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = Parsed.class,
      completionCandidates = Candidates.class,
      description = "What executes modules: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private EngineChoice engine = EngineChoice.DEFAULT;

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

  EngineChoice choice() {
    return engine;
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
    Engine chosen = options.equals(EngineChoice.OPTIONS) ? engine.engine() : engine.engine(options);
    if (chosen == null) {
      String option = eager ? "--eager" : "--source-lines";
      throw new WrongUsage(option + ": the engine '" + engine + "' compiles nothing");
    }
    return chosen;
  }

  private static List<String> names() {
    return Arrays.stream(EngineChoice.values()).map(EngineChoice::toString).toList();
  }

  private static final class Parsed implements ITypeConverter<EngineChoice> {
    @Override
    public EngineChoice convert(String name) {
      EngineChoice choice = EngineChoice.of(name);
      if (choice == null) {
        throw new TypeConversionException(
            "there is no engine '" + name + "'; engines are " + String.join(", ", names()));
      }
      return choice;
    }
  }

  private static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
