package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.cli.Failures.WrongUsage;
import cezve.model.error.LinkException;
import cezve.model.instruction.Feature;
import cezve.runtime.Engine;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a module: as a WASI command, or a call of one of its functions. */
final class Program {
  private static final String COMMAND_ENTRY = "_start";
  private static final String REACTOR_ENTRY = "_initialize";

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
    Engine engine = options.engine().engine();
    Set<Feature> features = EnumSet.copyOf(options.features());
    features.retainAll(engine.features());
    ValidModule module = ModuleFile.read(options.file()).validate(features);
    Dump dump = options.dump();
    if (dump != null) {
      dump.write(module, options.file(), err);
    }
    try (Wasi wasi = wasi()) {
      Linker linker = new Linker().addSource(wasi);
      return GuestThread.run(() -> run(module, engine, linker), err);
    } catch (IOException e) {
      err.println("cezve: output was lost: " + Failures.describe(e));
      return ExitCode.BAD_MODULE;
    }
  }

  private Wasi wasi() throws WrongUsage {
    String argv0 = options.argv0();
    Wasi.Builder builder =
        Wasi.builder().inheritStdio().arg(argv0 == null ? options.file() : argv0);
    builder.args(options.arguments());
    try {
      options.environment().forEach(builder::env);
      for (String directory : options.directories()) {
        int separator = directory.indexOf("::");
        Path host = Path.of(separator < 0 ? directory : directory.substring(0, separator));
        if (!Files.isDirectory(host)) {
          throw new WrongUsage("--dir " + directory + ": there is no directory " + host);
        }
        builder.preopen(host, separator < 0 ? directory : directory.substring(separator + 2));
      }
      return builder.build();
    } catch (IOException e) {
      throw new WrongUsage("a directory given by --dir cannot be used: " + Failures.describe(e));
    } catch (InvalidPathException e) {
      throw new WrongUsage("--dir: \"" + e.getInput() + "\" is not a path: " + e.getReason());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private int run(ValidModule module, Engine engine, Linker linker) throws BadModule, WrongUsage {
    try {
      ModuleInstance instance = linker.instantiate(new Store(), module, engine.load(module));
      String invoke = options.invoke();
      if (invoke == null) {
        call(instance, COMMAND_ENTRY, List.of());
      } else {
        invoke(instance, invoke);
      }
      return ExitCode.OK;
    } catch (LinkException e) {
      throw new BadModule(options.file(), e, null);
    } catch (ProcExit exit) {
      return exit.exitCode();
    }
  }

  private void invoke(ModuleInstance instance, String name) throws BadModule, WrongUsage {
    FuncInstance function = function(instance, name);
    List<@Nullable Object> arguments = Arguments.parse(name, function, options.arguments());
    if (instance.export(REACTOR_ENTRY) != null) {
      call(instance, REACTOR_ENTRY, List.of());
    }
    for (Object result : Values.invoke(function, arguments)) {
      out.println(result);
    }
    out.flush();
  }

  private void call(ModuleInstance instance, String name, List<@Nullable Object> arguments)
      throws BadModule {
    FuncInstance function = function(instance, name);
    if (!function.funcType().params().isEmpty()) {
      throw new BadModule(
          options.file(), "\"" + name + "\" must have no parameters: " + function.funcType());
    }
    Values.invoke(function, arguments);
  }

  private FuncInstance function(ModuleInstance instance, String name) throws BadModule {
    Extern export = instance.export(name);
    if (export instanceof FuncInstance function) {
      return function;
    }
    List<String> functions = new ArrayList<>();
    for (Map.Entry<String, Extern> each : instance.exports().entrySet()) {
      if (each.getValue() instanceof FuncInstance) {
        functions.add(each.getKey());
      }
    }
    throw new BadModule(
        options.file(),
        (export == null ? "there is no export \"" : "what is exported is not a function: \"")
            + name
            + (name.equals(COMMAND_ENTRY) ? "\", so this is not a command; try --invoke" : "\"")
            + (functions.isEmpty() ? "" : "; functions: " + String.join(", ", functions)));
  }
}
