package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.model.error.ForbiddenImportException;
import cezve.model.error.LinkException;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.wasi.WasiThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An instance of a module that was given on the command line. */
final class Guest {
  static final String COMMAND_ENTRY = "_start";
  private static final String REACTOR_ENTRY = "_initialize";

  private final String file;
  private final ModuleInstance instance;

  Guest(String file, ModuleInstance instance) {
    this.file = file;
    this.instance = instance;
  }

  /** Instantiates a module. */
  static Guest instantiate(String file, LoadedModule module, Linker linker, Store store)
      throws BadModule {
    try {
      return new Guest(file, linker.instantiate(store, module.valid(), module.code()));
    } catch (ForbiddenImportException e) {
      throw new BadModule(file, e, null);
    } catch (LinkException e) {
      throw WasiThreads.isThreaded(module.valid().module())
          ? new BadModule(
              file,
              "cannot be linked: "
                  + e.problem()
                  + "; it is a program with threads, which run --threads allows")
          : new BadModule(file, e, null);
    }
  }

  /** Runs the module as a command. */
  void start() throws BadModule {
    call(COMMAND_ENTRY);
  }

  /** Makes the instance ready for calls of its functions, if it is a reactor. */
  void initialize() throws BadModule {
    if (instance.export(REACTOR_ENTRY) != null) {
      call(REACTOR_ENTRY);
    }
  }

  private void call(String entry) throws BadModule {
    FuncInstance function = function(entry);
    if (!function.funcType().params().isEmpty()) {
      throw new BadModule(
          file, "\"" + entry + "\" must have no parameters: " + function.funcType());
    }
    Values.invoke(function, List.of());
  }

  /** The exported function of a name. */
  FuncInstance function(String name) throws BadModule {
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
        file,
        (export == null ? "there is no export \"" : "what is exported is not a function: \"")
            + name
            + (name.equals(COMMAND_ENTRY) ? "\", so this is not a command; try --invoke" : "\"")
            + (functions.isEmpty() ? "" : "; functions: " + String.join(", ", functions)));
  }
}
