package cezve.edge.guest;

import cezve.Instance;
import cezve.edge.Outcome;
import cezve.edge.config.Interface;
import cezve.model.error.LinkException;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Values;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.util.List;

/** How an instance is run for a request. */
enum Program {
  /** Its {@code handle} is called, and calls host functions. */
  HANDLER {
    @Override
    void run(Instance instance, GuestCall call) {
      if (instance.runtime().export(INITIALIZE) != null) {
        invoke(instance, INITIALIZE);
      }
      toItsEnd(instance, HANDLE);
    }
  },
  /** It is a WASI command, and runs as a CGI program. */
  COMMAND {
    @Override
    void run(Instance instance, GuestCall call) {
      CgiOutput out = new CgiOutput(call.response());
      Wasi.Builder builder = Wasi.builder();
      CgiVariables.set(call.request(), builder);
      Wasi _ = call.program(builder, call.body(), out);
      toItsEnd(instance, START);
      out.end();
    }
  };

  private static final String HANDLE = "handle";
  private static final String INITIALIZE = "_initialize";
  private static final String START = "_start";
  private static final String MEMORY = "memory";
  private static final String METADATA = "cezve_metadata";

  /** How functions of an interface are run. */
  static Program of(Interface guestInterface) {
    return switch (guestInterface) {
      case CEZVE -> HANDLER;
      case WAGI -> COMMAND;
    };
  }

  /** The interface that a module is made for, by what it exports. */
  static Interface interfaceOf(cezve.Module module) {
    return module.exports().stream().anyMatch(export -> export.name().equals(HANDLE))
        ? Interface.CEZVE
        : Interface.WAGI;
  }

  /** Whether a module says something of itself. */
  static boolean hasMetadata(cezve.Module module) {
    return module.exports().stream().anyMatch(export -> export.name().equals(METADATA));
  }

  /** What it says. */
  static String metadata(Instance instance) {
    FuncInstance function = instance.function(METADATA);
    List<?> results =
        function.funcType().params().isEmpty() ? Values.invoke(function, List.of()) : List.of();
    if (results.size() == 1 && results.getFirst() instanceof Integer address) {
      return instance.memory().getCString(Integer.toUnsignedLong(address));
    }
    throw new Ended(Outcome.IMPORT, "\"" + METADATA + "\" returns no address");
  }

  /**
   * Finds out whether a module can be run so.
   *
   * @throws LinkException if it does not export what it has to
   */
  void check(cezve.Module module) {
    require(module, entry());
    require(module, MEMORY);
  }

  private static void require(cezve.Module module, String name) {
    if (module.exports().stream().noneMatch(export -> export.name().equals(name))) {
      throw new LinkException("unknown export: the module has to export \"" + name + "\"");
    }
  }

  private String entry() {
    return switch (this) {
      case HANDLER -> HANDLE;
      case COMMAND -> START;
    };
  }

  /**
   * Runs it.
   *
   * @throws RuntimeException what {@link Outcomes} knows, if it does not answer
   */
  abstract void run(Instance instance, GuestCall call);

  /** Calls a function that may end by {@code exit(0)} as well as by returning. */
  private static void toItsEnd(Instance instance, String name) {
    try {
      invoke(instance, name);
    } catch (ProcExit exit) {
      if (exit.exitCode() != 0) {
        throw exit;
      }
    }
  }

  private static void invoke(Instance instance, String name) {
    Extern export = instance.runtime().export(name);
    if (!(export instanceof FuncInstance function) || !function.funcType().params().isEmpty()) {
      throw new Ended(
          Outcome.IMPORT, "the module exports no function \"" + name + "\" without parameters");
    }
    List<?> _ = Values.invoke(function, List.of());
  }
}
