package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.cli.Failures.WrongUsage;
import cezve.model.instruction.Feature;
import cezve.runtime.Engine;
import cezve.runtime.FuncInstance;
import cezve.runtime.Interruption;
import cezve.runtime.Linker;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code cezve bench}. */
@Command(
    name = "bench",
    description = {
      "Measures an exported function.",
      "Loads the module, calls the function again and again, and prints the times in ms. What the "
          + "program writes to its standard output is discarded."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BenchCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--budget",
      paramLabel = "MS",
      description =
          "Begin no call later than this many milliseconds after the first. Default: "
              + "${DEFAULT-VALUE}.")
  private long budget = 2_000;

  @Option(names = "--json", description = "Print JSON, one object on a line.")
  private boolean json;

  @Mixin private WasiOptions wasi;

  @Mixin private EngineOptions engine;

  @Mixin private LimitOptions limits;

  @Mixin private FeatureOptions features;

  @Parameters(index = "0", paramLabel = "FILE", description = "The module; - is standard input.")
  private String file;

  @Parameters(index = "1", paramLabel = "EXPORT", description = "The function.")
  private String export;

  @Parameters(
      index = "2..*",
      paramLabel = "ARGS",
      description = "Its arguments, as numbers of its parameters' types.")
  private List<String> arguments = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  BenchCommand() {}

  @Override
  public Integer call() throws BadModule, WrongUsage {
    if (budget < 0 || budget > TimeUnit.DAYS.toMillis(1)) {
      throw new ParameterException(
          spec.commandLine(), "--budget must be from 0 to a day's milliseconds: " + budget);
    }
    if (export.equals(Guest.COMMAND_ENTRY)) {
      throw new WrongUsage(
          "\"" + export + "\" runs a program once; what is measured is called again and again");
    }
    ModuleFile source = ModuleFile.read(file);
    Wasi.Builder streams = Wasi.builder().stderr(new FileOutputStream(FileDescriptor.err));
    PrintWriter err = spec.commandLine().getErr();
    try (Wasi host = wasi.build(streams, file, List.of(), err)) {
      Linker linker = new Linker().addSource(host);
      return GuestThread.run(limits, interruption -> measure(source, linker, interruption), err);
    } catch (IOException e) {
      throw new AssertionError("BUG: discarded output was lost", e);
    }
  }

  private int measure(ModuleFile source, Linker linker, @Nullable Interruption interruption)
      throws BadModule, WrongUsage {
    long jitBefore = Measurement.jitMillis();
    long start = System.nanoTime();
    Engine chosen = engine.engine();
    Set<Feature> allowed = features.features();
    allowed.retainAll(chosen.features());
    CallTimes times = new CallTimes();
    Measurement measurement;
    try {
      Store store = new Store(limits.limits(), interruption);
      Guest guest = Guest.instantiate(file, source.load(chosen, allowed), linker, store);
      FuncInstance function = guest.function(export);
      List<@Nullable Object> values = Arguments.parse(export, function, arguments);
      guest.initialize();
      long load = System.nanoTime() - start;
      List<@Nullable Object> results =
          times.repeat(
              () -> Values.invoke(function, values), TimeUnit.MILLISECONDS.toNanos(budget));
      measurement = new Measurement(results, load, times, Measurement.jitMillis() - jitBefore);
    } catch (ProcExit exit) {
      throw new BadModule(
          file,
          "the program ended itself with status "
              + exit.exitCode()
              + ", so that \""
              + export
              + "\" cannot be called again and again");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? measurement.json(file, export, engine.choice()) : measurement.text());
    return out.checkError() ? LostOutput.report(spec.commandLine().getErr()) : ExitCode.OK;
  }
}
