package cezve.cli;

import static java.util.Objects.requireNonNull;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code cezve}. */
@Command(
    name = "cezve",
    description = "Runs, checks and shows WebAssembly modules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      InspectCommand.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeOnInvalidInput = ExitCode.USAGE,
    exitCodeOnExecutionException = ExitCode.INTERNAL_ERROR,
    footer = {
      "",
      "Exit status: the program's own; 1 for a module that cannot be used, 2 for wrong usage, "
          + "134 for a trap."
    })
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The command as picocli creates it. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with all commands. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(new Failures());
    commandLine.setParameterExceptionHandler(new UsageErrors());
    // What follows the module belongs to the program that is run, whatever it looks like.
    commandLine.setExpandAtFiles(false);
    requireNonNull(commandLine.getSubcommands().get("run")).setStopAtPositional(true);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
