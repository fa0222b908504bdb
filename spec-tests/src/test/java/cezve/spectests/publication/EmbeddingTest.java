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
  private static final String MODULE = "module embedder { requires cezve; }\n";

  private static final String MAIN =
      """
      package embedder;

      import cezve.Engine;
      import cezve.EngineKind;
      import cezve.Instance;
      import cezve.Linker;
      import cezve.Module;
      import cezve.Store;
      import cezve.model.error.TrapException;
      import java.util.function.IntUnaryOperator;

      public class Main {
        static final String TEXT = \"""
            (module
              (type $pair (struct (field i32) (field i32)))
              (import "host" "next" (func $next (param i32) (result i32)))
              (func $sum (param (ref $pair)) (result i32)
                (i32.add
                  (struct.get $pair 0 (local.get 0)) (struct.get $pair 1 (local.get 0))))
              (func (export "answer") (param i32) (result i32)
                (i32.div_s
                  (call $sum (struct.new $pair (i32.const 40) (call $next (i32.const 43))))
                  (local.get 0))))
            \""";

        public static void main(String[] args) {
          for (EngineKind kind : EngineKind.values()) {
            Engine engine = Engine.builder().kind(kind).build();
            Linker linker = new Linker();
            linker.define("host", "next", IntUnaryOperator.class, i -> i + 1);
            Instance instance =
                linker.instantiate(new Store(), Module.parse(engine, TEXT));
            IntUnaryOperator answer = instance.function("answer", IntUnaryOperator.class);
            System.out.println(answer.applyAsInt(2) + " " + instance.invoke("answer", 4));
            try {
              answer.applyAsInt(0);
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
      42 [21]
      integer divide by zero in 1
      42 [21]
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
      "--limit-modules",
      "embedder,cezve.compiler,cezve.interpreter",
      "-p",
      path(classes, jars),
      "-m",
      "embedder/embedder.Main"
    };
    assertEquals(ANSWERS + "true false\n", run("java", command));
  }
}
