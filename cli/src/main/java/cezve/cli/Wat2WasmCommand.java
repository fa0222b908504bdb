package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.decoder.ModuleEncoder;
import cezve.decoder.NameSection;
import cezve.model.module.Module;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cezve wat2wasm}. */
@Command(
    name = "wat2wasm",
    description = {
      "Encodes a module of the text format in the binary format.",
      "Without -o, x.wat becomes x.wasm in the current directory; standard input is encoded to"
          + " standard output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    abbreviateSynopsis = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the module is written",
      "1:the text is no valid module or the module not written",
      "2:wrong usage"
    })
final class Wat2WasmCommand implements Callable<Integer> {
  private static final String EXTENSION = ".wasm";

  @Mixin private ConversionOptions options;

  @Option(
      names = "--strip-names",
      description = "Leave out the name section, which keeps the text's identifiers.")
  private boolean stripNames;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Wat2WasmCommand() {}

  @Override
  public Integer call() throws BadModule {
    ModuleFile file = ModuleFile.read(options.file());
    if (!file.isText()) {
      throw new BadModule(options.file(), "this is not in the text format");
    }
    Module module = options.module(file);
    byte[] encoded = ModuleEncoder.encode(stripNames ? NameSection.strip(module) : module);
    return options.write(outputByDefault(options.file()), out -> out.write(encoded));
  }

  /** The file's name in the current directory, with its extension replaced. */
  static String outputByDefault(String file) {
    if (file.equals(ModuleFile.STANDARD_INPUT)) {
      return OutputFile.STANDARD_OUTPUT;
    }
    return inCurrentDirectory(file, EXTENSION);
  }

  /** A file's name in the current directory, with another extension. */
  static String inCurrentDirectory(String file, String extension) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int end = name.lastIndexOf('.');
    return (end > 0 ? name.substring(0, end) : name) + extension;
  }
}
