package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.edge.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cezve new}. */
@Command(
    name = "new",
    description = "Writes a project to start from: a function, its functions.toml, and tests.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:it is there", "2:it cannot be written, or wrong usage"})
final class NewCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "DIRECTORY",
      arity = "0..1",
      description = "Where to; it must be empty, or not be there.")
  private @Nullable Path directory;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      defaultValue = "c",
      description = "What kind of project. Default: ${DEFAULT-VALUE}.")
  private String template;

  @Option(names = "--list", description = "Print the templates that there are.")
  private boolean list;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  NewCommand() {}

  @Override
  public Integer call() throws WrongUsage {
    if (list) {
      printTemplates();
      return ExitCode.OK;
    }
    Template chosen = Template.of(template);
    if (chosen == null) {
      String known =
          Arrays.stream(Template.values()).map(Template::title).collect(Collectors.joining(", "));
      throw new WrongUsage("--template: '" + template + "' is not one of " + known);
    }
    if (directory == null) {
      throw new WrongUsage("Missing required parameter: 'DIRECTORY'");
    }
    try {
      PrintWriter out = spec.commandLine().getOut();
      for (String file : chosen.writeTo(directory)) {
        out.println(Printable.text(directory.resolve(file).toString()));
      }
      out.flush();
      return ExitCode.OK;
    } catch (IOException e) {
      throw new WrongUsage(directory + ": " + Failures.describe(e));
    }
  }

  private void printTemplates() {
    TextTable table = new TextTable().left("template").left("what");
    for (Template each : Template.values()) {
      table.row(each.title(), each.description());
    }
    StringBuilder text = new StringBuilder();
    table.appendTo(text);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
