package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.model.module.Module;
import cezve.text.ModulePrinter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cezve wasm2wat}. */
@Command(
    name = "wasm2wat",
    description = {"Prints a module in the text format.", "Without -o, on standard output."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    abbreviateSynopsis = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the text is written",
      "1:the module cannot be used or the text not written",
      "2:wrong usage"
    })
final class Wasm2WatCommand implements Callable<Integer> {
  @Mixin private ConversionOptions options;

  @Option(
      names = {"-f", "--fold", "--fold-exprs"},
      description = "Write instructions in parentheses, around those that compute their operands.")
  private boolean fold;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Wasm2WatCommand() {}

  @Override
  public Integer call() throws BadModule {
    Module module = options.module(ModuleFile.read(options.file()));
    ModulePrinter.Style style = fold ? ModulePrinter.Style.FOLDED : ModulePrinter.Style.FLAT;
    return options.write(
        OutputFile.STANDARD_OUTPUT,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          ModulePrinter.print(module, style, writer);
          writer.flush();
        });
  }
}
