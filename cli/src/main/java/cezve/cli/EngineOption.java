package cezve.cli;

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

  EngineChoice choice() {
    return engine;
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
