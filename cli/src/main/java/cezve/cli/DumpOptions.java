package cezve.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of commands that show what functions become before they are executed. */
final class DumpOptions {
  /** No function has this index or, being no export, this name. */
  private static final String ALL = "*";

  @Option(
      names = "--dump-tree",
      paramLabel = "FUNCTION",
      arity = "0..1",
      preprocessor = AttachedOnly.class,
      description = {
        "Print the trees that engines execute, of all functions or of one, by its index or name.",
        "Any number of times."
      })
  private @Nullable List<String> trees;

  @Option(
      names = "--dump-class",
      paramLabel = "DIR",
      description =
          "Write the classes that the compiler makes of all functions into a directory, with a "
              + "listing beside each.")
  private @Nullable String directory;

  /** What is to be dumped, or null if nothing is. */
  @Nullable Dump dump() {
    if (trees == null && directory == null) {
      return null;
    }
    List<String> functions = trees;
    if (functions != null && functions.contains(ALL)) {
      functions = new ArrayList<>();
    }
    return new Dump(functions, directory);
  }

  /** Rules out what cannot be done for several modules, or in JSON. */
  void check(CommandLine command, List<String> files, boolean json) {
    if (directory != null && files.size() > 1) {
      throw new ParameterException(command, "--dump-class takes the classes of one FILE only");
    } else if (trees != null && json) {
      throw new ParameterException(command, "--dump-tree prints no JSON");
    }
  }

  /** Leaves what follows the option alone unless it is attached to it: it is the module. */
  private static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        args.push(ALL);
      }
      return false;
    }
  }
}
