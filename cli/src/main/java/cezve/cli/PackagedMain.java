package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.runtime.LoadedModule;
import cezve.runtime.cache.PackagedModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** Where a process starts that runs the jar of a WASI command. */
public final class PackagedMain {
  /** The name of the module in the jar. */
  static final String MODULE = "main";

  /** Has options of {@code cezve run}, separated by spaces. */
  private static final String OPTIONS = "CEZVE_OPTIONS";

  private PackagedMain() {}

  /** Runs the program with its arguments and ends the process with its exit status. */
  public static void main(String[] args) {
    Main.end(Main.run((out, err) -> run(args, out, err)));
  }

  private static int run(String[] args, PrintWriter out, PrintWriter err)
      throws IOException, Failures.BadModule, WrongUsage {
    List<String> words = new ArrayList<>();
    words.add("run");
    String given = System.getenv(OPTIONS);
    StringTokenizer options = new StringTokenizer(given == null ? "" : given);
    while (options.hasMoreTokens()) {
      words.add(options.nextToken());
    }
    words.add(MODULE);
    words.addAll(List.of(args));
    RunOptions chosen = RunOptions.ofPlain(words.toArray(String[]::new));
    if (chosen == null || !chosen.file().equals(MODULE)) {
      throw new WrongUsage(
          OPTIONS
              + "=\""
              + given
              + "\": the options of run are known here that have a value, as separate words, such as"
              + " --dir HOST::GUEST");
    }
    PackagedModule module = PackagedModule.find(PackagedMain.class.getClassLoader(), MODULE);
    Set<Feature> features = module.features();
    LoadedModule loaded =
        chosen.engine().load(ModuleDecoder.decode(module.binary()), module.code(), features);
    return new Program(chosen, out, err).run(loaded);
  }
}
