package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.compiler.packaging.ModuleJar;
import cezve.validator.ValidModule;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cezve compile}. */
@Command(
    name = "compile",
    description = {
      "Compiles a module ahead of time, into a jar.",
      "The jar of a WASI command has Cezve in it, so that java -jar runs it. That of any other "
          + "module has just the module and its code, for programs that embed Cezve. Without -o, "
          + "x.wasm becomes x.jar in the current directory."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CompileCommand implements Callable<Integer> {
  private static final String IDENTIFIER =
      "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
  private static final String CLASS_NAME = IDENTIFIER + "(\\." + IDENTIFIER + ")*";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "JAR",
      description = "The file to write; - is standard output.")
  private @Nullable String output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The module's name in the jar. Default: ${DEFAULT-VALUE}, which is what a jar runs.")
  private String name = PackagedMain.MODULE;

  @Option(names = "--library", description = "Leave Cezve out of the jar of a command as well.")
  private boolean library;

  @Option(
      names = "--interface",
      paramLabel = "CLASS",
      description =
          "Also generate a Java interface of this name, with a method for each exported function.")
  private @Nullable String interfaceName;

  @Mixin private FeatureOptions features;

  @Parameters(index = "0", paramLabel = "FILE", description = "The module; - is standard input.")
  private String file;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  CompileCommand() {}

  @Override
  public Integer call() throws BadModule, Failures.WrongUsage {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new Failures.WrongUsage(
          "--name " + name + ": letters, digits, dots, hyphens and underlines only");
    }
    if (interfaceName != null && !interfaceName.matches(CLASS_NAME)) {
      throw new Failures.WrongUsage(
          "--interface " + interfaceName + ": this is not a name such as com.example.Adder");
    }
    ModuleFile source = ModuleFile.read(file);
    byte[] binary = source.binary();
    ValidModule valid = source.validate(features.features());
    boolean isRunnable =
        !library
            && name.equals(PackagedMain.MODULE)
            && valid.exports().containsKey(Guest.COMMAND_ENTRY);
    String target = output == null ? outputByDefault(file) : output;
    return OutputFile.write(
        target, out -> write(out, binary, valid, isRunnable), spec.commandLine().getErr());
  }

  private void write(OutputStream out, byte[] binary, ValidModule valid, boolean isRunnable)
      throws IOException {
    String mainClass = isRunnable ? PackagedMain.class.getName() : null;
    try (ModuleJar jar = new ModuleJar(out, mainClass)) {
      jar.addModule(name, binary, valid);
      if (interfaceName != null) {
        jar.addInterface(interfaceName, name, valid);
      }
      if (isRunnable) {
        StringTokenizer path =
            new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (path.hasMoreTokens()) {
          jar.addClasses(Path.of(path.nextToken()));
        }
      }
    }
  }

  private static String outputByDefault(String file) {
    return file.equals(ModuleFile.STANDARD_INPUT)
        ? OutputFile.STANDARD_OUTPUT
        : Wat2WasmCommand.inCurrentDirectory(file, ".jar");
  }
}
