package cezve.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
  private static final String RUN = "run";

  @CommandLine.Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  RootCommand() {}

  /**
   * The command line that executes some arguments: for {@code run} that command alone, which starts
   * without the classes of all others.
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
    if (args.length > 0 && args[0].equals(RUN)) {
      CommandSpec root = CommandSpec.create().name("cezve");
      return configured(new CommandLine(root).addSubcommand(new RunCommand()), out, err);
    }
    return configured(new CommandLine(new RootCommand()), out, err);
  }

  private static CommandLine configured(CommandLine commandLine, PrintWriter out, PrintWriter err) {
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setExecutionExceptionHandler(
        (problem, failed, _) -> Failures.report(problem, failed.getErr()));
    commandLine.setParameterExceptionHandler(new UsageErrors());
    commandLine.setExpandAtFiles(false);
    // What follows the module belongs to the program or function, whatever it looks like.
    for (String name : List.of(RUN, "bench")) {
      CommandLine command = commandLine.getSubcommands().get(name);
      if (command != null) {
        command.setStopAtPositional(true);
      }
    }
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
