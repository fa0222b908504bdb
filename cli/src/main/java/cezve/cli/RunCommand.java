package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.interpreter.Interpreter;
import cezve.model.error.LinkException;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.runtime.Engine;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.validator.ValidModule;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cezve run}. */
@Command(
    name = "run",
    description = "Runs a WASI program, or calls an exported function.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final String COMMAND_ENTRY = "_start";
  private static final String REACTOR_ENTRY = "_initialize";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST]",
      description = "Give the program a directory, under the path GUEST (HOST if left out).")
  private List<String> directories = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Set a variable in the program's environment, which is empty otherwise.")
  private Map<String, String> environment = new LinkedHashMap<>();

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

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The module; - is standard input.")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "What the program gets, untouched.")
  private List<String> arguments = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  RunCommand() {}

  @Override
  public Integer call() throws BadModule {
    Engine engine = new Interpreter();
    ValidModule module = ModuleFile.read(file).validate(engine.features());
    PrintWriter err = spec.commandLine().getErr();
    try (Wasi wasi = wasi()) {
      Linker linker = new Linker().addSource((from, name, type) -> wasi(wasi, from, name, type));
      return GuestThread.run(() -> run(module, engine, linker), err);
    } catch (IOException e) {
      throw new BadModule(file, "cannot be given what it asks for: " + Failures.describe(e));
    }
  }

  private Wasi wasi() throws IOException {
    Wasi.Builder builder = Wasi.builder().inheritStdio();
    builder.arg(argv0 == null ? file : argv0).args(arguments);
    environment.forEach(builder::env);
    for (String directory : directories) {
      int separator = directory.indexOf("::");
      String host = separator < 0 ? directory : directory.substring(0, separator);
      builder.preopen(
          Path.of(host), separator < 0 ? directory : directory.substring(separator + 2));
    }
    return builder.build();
  }

  /** A function of WASI; one that Cezve does not have fails when it is called. */
  private static @Nullable Extern wasi(Wasi wasi, String module, String name, ExternType type) {
    if (!Wasi.isWasi(module) || !(type instanceof ExternType.Func func)) {
      return null;
    }
    Extern function = wasi.function(module, name);
    FuncType expected = (FuncType) ((DefType) func.type()).expand();
    return function == null ? Wasi.unimplemented(module, name, expected) : function;
  }

  private int run(ValidModule module, Engine engine, Linker linker) throws BadModule {
    try {
      ModuleInstance instance = linker.instantiate(new Store(), module, engine.load(module));
      if (invoke != null) {
        invoke(instance, invoke);
      } else {
        function(instance, COMMAND_ENTRY).call(null, new long[0], new Object[0]);
      }
      return ExitCode.OK;
    } catch (LinkException e) {
      throw new BadModule(file, e);
    } catch (ProcExit exit) {
      return exit.exitCode();
    }
  }

  private void invoke(ModuleInstance instance, String name) throws BadModule {
    FuncInstance function = function(instance, name);
    List<@Nullable Object> values = Arguments.parse(spec, function, arguments);
    if (instance.export(REACTOR_ENTRY) instanceof FuncInstance initialise) {
      initialise.call(null, new long[0], new Object[0]);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Object result : cezve.runtime.Values.invoke(function, values)) {
      out.println(result);
    }
    out.flush();
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
    String problem =
        export == null ? "there is no export " : "what is exported is not a function: ";
    throw new BadModule(
        file,
        problem
            + "\""
            + name
            + "\""
            + (name.equals(COMMAND_ENTRY) ? ", so this is not a command; try --invoke" : "")
            + (functions.isEmpty() ? "" : "; functions: " + String.join(", ", functions)));
  }
}
