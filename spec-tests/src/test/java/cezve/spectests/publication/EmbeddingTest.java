package cezve.spectests.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that embeds Cezve, compiled against the jars and run in a JVM of its own. */
class EmbeddingTest {
  private static final String MODULE =
      """
      module embedder {
        requires cezve.compiler;
        requires cezve.interpreter;
        requires cezve.text;
      }
      """;

  private static final String MAIN =
      """
      package embedder;

      import cezve.compiler.Compiler;
      import cezve.interpreter.Interpreter;
      import cezve.model.error.TrapException;
      import cezve.model.instruction.Feature;
      import cezve.runtime.Engine;
      import cezve.runtime.FuncInstance;
      import cezve.runtime.Linker;
      import cezve.runtime.ModuleInstance;
      import cezve.runtime.Store;
      import cezve.runtime.Values;
      import cezve.text.ModuleParser;
      import cezve.text.Source;
      import cezve.validator.ValidModule;
      import cezve.validator.Validator;
      import java.util.List;

      public class Main {
        static final String TEXT = \"""
            (module
              (type $pair (struct (field i32) (field i32)))
              (func $sum (param (ref $pair)) (result i32)
                (i32.add
                  (struct.get $pair 0 (local.get 0)) (struct.get $pair 1 (local.get 0))))
              (func (export "answer") (param i32) (result i32)
                (i32.div_s
                  (call $sum (struct.new $pair (i32.const 40) (i32.const 44)))
                  (local.get 0))))
            \""";

        public static void main(String[] args) {
          ValidModule module =
              Validator.validate(
                  ModuleParser.parse(Source.of("answer.wat", TEXT.getBytes())),
                  Feature.standard());
          for (Engine engine : List.of(new Compiler(), new Interpreter())) {
            ModuleInstance instance =
                new Linker().instantiate(new Store(), module, engine.load(module));
            FuncInstance answer = (FuncInstance) instance.export("answer");
            System.out.println(Values.invoke(answer, List.of(2)));
            try {
              Values.invoke(answer, List.of(0));
            } catch (TrapException e) {
              System.out.println(e.getMessage() + " in " + e.trace().size());
            }
          }
          System.out.println(
              Main.class.getModule().isNamed()
                  + " " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
        }
      }
      """;

  private static final String ANSWERS =
      """
      [42]
      integer divide by zero in 1
      [42]
      integer divide by zero in 1
      """;

  @TempDir Path folder;
  private Path source = Path.of("");

  @BeforeEach
  void writeSource() throws IOException {
    source = folder.resolve("Main.java");
    Files.writeString(source, MAIN);
  }

  private static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(Path entry, List<Path> entries) {
    return entry + File.pathSeparator + path(entries);
  }

  /** Runs a tool of the JDK that runs the tests; what it prints. */
  private String run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int status = builder.redirectOutput(output.toFile()).start().waitFor();
    String printed = Files.readString(output).replace("\r", "");
    assertEquals(0, status, () -> command + "\n" + printed);
    return printed;
  }

  @Test
  void onTheClassPath() throws Exception {
    List<Path> jars = Artifacts.all();
    Path classes = folder.resolve("classes");
    String[] compile = {
      "-Xlint:all", "-Werror", "-cp", path(jars), "-d", classes.toString(), source.toString()
    };
    assertEquals("", run("javac", compile));
    assertEquals(
        ANSWERS + "false true\n", run("java", "-cp", path(classes, jars), "embedder.Main"));
  }

  /** Without the JDK's modules that nothing requires, such as the one of Flight Recorder. */
  @Test
  void onTheModulePath() throws Exception {
    List<Path> jars = Artifacts.all();
    Path descriptor = Files.writeString(folder.resolve("module-info.java"), MODULE);
    Path classes = folder.resolve("modules");
    String[] compile = {
      "-Xlint:all",
      "-Werror",
      "-p",
      path(jars),
      "-d",
      classes.toString(),
      descriptor.toString(),
      source.toString()
    };
    assertEquals("", run("javac", compile));
    String[] command = {
      "--limit-modules", "embedder", "-p", path(classes, jars), "-m", "embedder/embedder.Main"
    };
    assertEquals(ANSWERS + "true false\n", run("java", command));
  }
}
