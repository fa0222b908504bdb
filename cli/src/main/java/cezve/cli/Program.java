package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.cli.Failures.WrongUsage;
import cezve.model.error.LinkException;
import cezve.model.instruction.Feature;
import cezve.runtime.Deadline;
import cezve.runtime.FuncInstance;
import cezve.runtime.Interruption;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.runtime.cache.CodeCache;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import cezve.wasi.WasiThreads;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a module: as a WASI command, or a call of one of its functions. */
final class Program {
  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  Program(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Runs it to its end; the exit status. */
  int run() throws BadModule, WrongUsage {
    Set<Feature> features = EnumSet.copyOf(options.features());
    features.retainAll(options.engine().features());
    try (CodeCache cache = options.cache()) {
      ModuleFile file = ModuleFile.read(options.file());
      return run(
          cache == null
              ? file.load(options.engine(), features)
              : file.load(options.engine(), cache, features));
    }
  }

  /** Does the same with a module that is loaded. */
  int run(LoadedModule module) throws BadModule, WrongUsage {
    Dump dump = options.dump();
    if (dump != null) {
      dump.write(module.valid(), options.file(), err);
    }
    try (Wasi wasi = wasi()) {
      Linker linker = new Linker().addSource(wasi);
      return GuestThread.run(
          options.limits(), interruption -> run(module, linker, interruption), err);
    } catch (IOException e) {
      err.println("cezve: output was lost: " + Failures.describe(e));
      return ExitCode.BAD_MODULE;
    }
  }

  private Wasi wasi() throws WrongUsage {
    return options
        .wasi()
        .build(Wasi.builder().inheritStdio(), options.programName(), options.arguments(), err);
  }

  private int run(LoadedModule module, Linker linker, @Nullable Interruption interruption)
      throws BadModule, WrongUsage {
    try {
      if (options.threads() > 0) {
        return runThreaded(module, linker);
      }
      Store store = new Store(options.limits().limits(), interruption);
      return run(Guest.instantiate(options.file(), module, linker, store));
    } catch (ProcExit exit) {
      return exit.exitCode();
    }
  }

  private int runThreaded(LoadedModule module, Linker linker) throws BadModule, WrongUsage {
    StoreLimits limits = options.limits().limits();
    Duration timeout = options.limits().timeout();
    if (limits.fuel() != StoreLimits.NO_FUEL) {
      throw new WrongUsage("--fuel: threads have none in common; --timeout stops all of them");
    }
    try {
      WasiThreads program =
          new WasiThreads(module.valid(), module.code(), linker, limits, options.threads());
      try (Deadline _ = timeout == null ? null : program.stopAfter(timeout)) {
        return program.run(this::runMain);
      }
    } catch (LinkException e) {
      throw new BadModule(options.file(), e, null);
    }
  }

  private int runMain(ModuleInstance instance) {
    try {
      return run(new Guest(options.file(), instance));
    } catch (BadModule | WrongUsage e) {
      return Failures.report(e, err);
    }
  }

  private int run(Guest guest) throws BadModule, WrongUsage {
    String invoke = options.invoke();
    if (invoke == null) {
      guest.start();
    } else {
      invoke(guest, invoke);
    }
    return ExitCode.OK;
  }

  private void invoke(Guest guest, String name) throws BadModule, WrongUsage {
    FuncInstance function = guest.function(name);
    List<@Nullable Object> arguments = Arguments.parse(name, function, options.arguments());
    guest.initialize();
    for (Object result : Values.invoke(function, arguments)) {
      out.println(result);
    }
    out.flush();
  }
}
