package cezve.cli;

import cezve.edge.config.ConfigException;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.Route;
import cezve.edge.config.ServiceConfig;
import cezve.edge.config.StateConfig;
import cezve.edge.guest.Metadata;
import cezve.edge.service.ServiceCheck;
import cezve.edge.service.ServiceCheck.Checked;
import cezve.edge.service.ServiceFile;
import cezve.runtime.Amounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cezve check}. */
@Command(
    name = "check",
    description = {
      "Checks what 'serve' would start, without starting it.",
      "Says all that is wrong with functions.toml and with the modules that it names, or else which "
          + "functions there are, their routes and limits."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:all can be served", "1:something is wrong", "2:wrong usage"})
final class CheckCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "functions.toml, or a module.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  CheckCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ServiceConfig config = new ServiceFile(file, System.getenv()).read();
      List<Checked> functions = ServiceCheck.check(config);
      List<Checked> wrong =
          functions.stream().filter(function -> function.problem() != null).toList();
      wrong.forEach(
          function ->
              err.println(
                  Printable.text(
                      "cezve: function " + function.config().name() + ": " + function.problem())));
      if (wrong.isEmpty()) {
        print(config, functions);
      }
      err.flush();
      return wrong.isEmpty() ? ExitCode.OK : ExitCode.BAD_MODULE;
    } catch (ConfigException e) {
      e.problems().forEach(problem -> err.println(Printable.text("cezve: " + problem)));
      err.flush();
      return ExitCode.BAD_MODULE;
    }
  }

  private void print(ServiceConfig config, List<Checked> functions) {
    TextTable table =
        new TextTable()
            .left("function")
            .left("routes")
            .right("module")
            .right("memory")
            .right("stack")
            .right("time")
            .right("CPU time")
            .right("fuel")
            .right("request")
            .right("response")
            .right("at once")
            .right("waiting")
            .left("is");
    functions.forEach(function -> row(table, function));
    StringBuilder text = new StringBuilder();
    text.append(Printable.text(config.name()))
        .append(" at ")
        .append(config.listen())
        .append(", state in ")
        .append(
            switch (config.state()) {
              case StateConfig.Embedded(Path path) ->
                  Printable.text(path.toString());
              case StateConfig.Redis redis -> redis.server();
            })
        .append(System.lineSeparator());
    table.appendTo(text);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private static void row(TextTable table, Checked checked) {
    FunctionConfig function = checked.config();
    FunctionLimits limits = function.limits();
    table.row(
        function.name(),
        Printable.text(
            function.routes().stream().map(Route::toString).collect(Collectors.joining("; "))),
        Amounts.describeSize(checked.moduleBytes()),
        Amounts.describeSize(limits.memoryBytes()),
        Amounts.describeSize(limits.stackBytes()),
        Amounts.describeTime(limits.time()),
        limits.cpuTime() == null ? "" : Amounts.describeTime(limits.cpuTime()),
        limits.fuel() == null ? "" : limits.fuel().toString(),
        Amounts.describeSize(limits.requestBytes()),
        Amounts.describeSize(limits.responseBytes()),
        Integer.toString(limits.concurrency()),
        Integer.toString(limits.queue()),
        describe(checked.metadata()));
  }

  private static String describe(@Nullable Metadata metadata) {
    return metadata == null
        ? ""
        : Printable.text(
            metadata.texts().entrySet().stream()
                .map(text -> text.getKey() + " " + text.getValue())
                .collect(Collectors.joining(", ")));
  }
}
