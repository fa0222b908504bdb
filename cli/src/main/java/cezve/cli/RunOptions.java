package cezve.cli;

import cezve.model.instruction.Feature;
import cezve.runtime.Engine;
import cezve.runtime.cache.CodeCache;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cezve run} is told.
 *
 * @param file the module, {@code -} for standard input
 * @param arguments what the program gets, or the arguments of the invoked function
 * @param wasi what the module sees of the host
 * @param engine what executes the module
 * @param cache where code is kept from one run to the next, or null
 * @param limits what its instances may use
 * @param features what the module may use, as far as the engine has it
 * @param threads how many threads the program may have besides its main thread, 0 if it cannot
 *     start any
 * @param argv0 the program's name for itself, or null for the file
 * @param dump what is to be shown of the module before it runs, or null
 * @param invoke the function to call, or null to run a command
 */
record RunOptions(
    String file,
    List<String> arguments,
    WasiOptions wasi,
    Engine engine,
    @Nullable CodeCache cache,
    LimitOptions limits,
    Set<Feature> features,
    int threads,
    @Nullable String argv0,
    @Nullable Dump dump,
    @Nullable String invoke) {

  /** The program's name for itself. */
  String programName() {
    return argv0 == null ? file : argv0;
  }

  /**
   * Reads {@code run}, some of its options as separate words, and a file; for all else, the answer
   * is null and the command line parser's to give. Loading the parser takes longer than running a
   * small program, which is why the common case does without.
   */
  static @Nullable RunOptions ofPlain(String[] args) {
    if (args.length < 2 || !args[0].equals("run")) {
      return null;
    }
    WasiOptions wasi = new WasiOptions();
    EngineChoice engine = EngineChoice.DEFAULT;
    LimitOptions limits = new LimitOptions();
    int threads = 0;
    String invoke = null;
    CodeCache cache = UserCache.open();
    int i = 1;
    for (; i + 1 < args.length && args[i].startsWith("--"); i += 2) {
      String value = args[i + 1];
      if (args[i].equals("--no-cache")) {
        cache = null;
        i--;
      } else if (value.startsWith("-")) {
        return null;
      } else if (args[i].equals("--invoke")) {
        invoke = value;
      } else if (args[i].equals("--dir")) {
        wasi.addDirectory(value);
      } else if (args[i].equals("--engine")) {
        EngineChoice known = EngineChoice.of(value);
        if (known == null) {
          return null;
        }
        engine = known;
      } else if (args[i].equals("--threads")) {
        threads = number(value);
        if (threads == 0) {
          return null;
        }
      } else if (args[i].equals("--env") && value.indexOf('=') > 0) {
        int equals = value.indexOf('=');
        wasi.setVariable(value.substring(0, equals), value.substring(equals + 1));
      } else if (!limits.set(args[i], value)) {
        return null;
      }
    }
    if (i == args.length || (args[i].startsWith("-") && !args[i].equals("-"))) {
      return null;
    }
    List<String> arguments = List.of(args).subList(i + 1, args.length);
    return new RunOptions(
        args[i],
        arguments,
        wasi,
        engine.engine(),
        cache,
        limits,
        Feature.standard(),
        threads,
        null,
        null,
        invoke);
  }

  /** A positive number, or 0 if it is not one. */
  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
