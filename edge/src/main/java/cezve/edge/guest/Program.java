package cezve.edge.guest;

import cezve.Instance;
import cezve.edge.Outcome;
import cezve.edge.config.Interface;
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
      invoke(instance, HANDLE);
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
      try {
        invoke(instance, START);
      } catch (ProcExit exit) {
        if (exit.exitCode() != 0) {
          throw exit;
        }
      }
      out.end();
    }
  };

  private static final String HANDLE = "handle";
  private static final String INITIALIZE = "_initialize";
  private static final String START = "_start";

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

  /** The function that is called for a request. */
  String entry() {
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

  private static void invoke(Instance instance, String name) {
    Extern export = instance.runtime().export(name);
    if (!(export instanceof FuncInstance function) || !function.funcType().params().isEmpty()) {
      throw new Ended(
          Outcome.IMPORT, "the module exports no function \"" + name + "\" without parameters");
    }
    List<?> _ = Values.invoke(function, List.of());
  }
}
