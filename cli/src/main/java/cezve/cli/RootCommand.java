package cezve.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code cezve}, of which all others are subcommands. */
@Command(
    name = "cezve",
    description = "Runs, serves, checks, shows and converts WebAssembly modules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      TestCommand.class,
      NewCommand.class,
      BenchCommand.class,
      CacheCommand.class,
      CompileCommand.class,
      ValidateCommand.class,
      InspectCommand.class,
      Wat2WasmCommand.class,
      Wasm2WatCommand.class,
      WastCommand.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    footer = {
      "",
      "Exit status: the program's own; 1 for a module that cannot be used, 2 for wrong usage, "
          + "134 for a trap."
    })
final class RootCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  RootCommand() {}

  /** The command line with all commands. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setExecutionExceptionHandler(
        (problem, failed, _) -> Failures.report(problem, failed.getErr()));
    commandLine.setParameterExceptionHandler(new UsageErrors());
    commandLine.setExpandAtFiles(false);
    // What follows the module belongs to the program or function, whatever it looks like.
    for (String name : List.of("run", "bench")) {
      Objects.requireNonNull(commandLine.getSubcommands().get(name)).setStopAtPositional(true);
    }
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
