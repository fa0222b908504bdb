package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.cli.Failures.WrongUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code cezve run}. */
@Command(
    name = "run",
    description = "Runs a WASI program, or calls an exported function.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private WasiOptions wasi;

  @Option(
      names = "--argv0",
      paramLabel = "NAME",
      description = "The name under which the program sees itself (FILE if left out).")
  private @Nullable String argv0;

  @Option(
      names = "--invoke",
      paramLabel = "FUNCTION",
      description =
          "Call an exported function with ARGS, as numbers of its parameters' types, and print "
              + "its results, one a line.")
  private @Nullable String invoke;

  @Option(
      names = "--threads",
      paramLabel = "MAX",
      description =
          "Let the program start threads (wasi-threads), at most MAX at the same time besides its "
              + "main thread.")
  private @Nullable Integer threads;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--no-cache",
      description =
          "Neither look for code in the cache of earlier runs nor keep it there for later ones.")
  private boolean noCache;

  @Mixin private LimitOptions limits;

  @Mixin private DumpOptions dumps;

  @Mixin private FeatureOptions features;

  @Parameters(index = "0", paramLabel = "FILE", description = "The module; - is standard input.")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "What the program gets, untouched.")
  private List<String> arguments = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  RunCommand() {}

  @Override
  public Integer call() throws BadModule, WrongUsage {
    RunOptions options =
        new RunOptions(
            file,
            arguments,
            wasi,
            engine.engine(),
            noCache ? null : UserCache.open(),
            limits,
            features.features(),
            threads(),
            argv0,
            dumps.dump(),
            invoke);
    CommandLine commandLine = spec.commandLine();
    return new Program(options, commandLine.getOut(), commandLine.getErr()).run();
  }

  private int threads() {
    if (threads == null) {
      return 0;
    }
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be a positive number: " + threads);
    }
    return threads;
  }
}
