package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a start of the command makes the JVM load: each costs time. */
class LoadedClassesTest {
  private static final String JACKSON = "com.fasterxml.jackson";
  private static final String JFR = "jdk.jfr.";
  private static final String PICOCLI = "picocli.";
  private static final String TEXT = "cezve.text.";
  private static final String SOCKETS = "cezve.wasi.Socket";
  private static final String SELECTORS = "java.nio.channels.Selector ";
  private static final String CPU_TIMES = "java.lang.management.ThreadMXBean";

  @TempDir Path folder;
  private Path module = Path.of("");

  @BeforeEach
  void writeModule() throws IOException {
    module = Files.write(folder.resolve("m.wasm"), TestModules.exporting("_start"));
  }

  /** What a JVM of its own logs about loading (or, if asked, initialising) classes. */
  private String log(String what, String... args) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = Cli.process("-Xlog:class+" + what + ":file=" + log);
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    int status = process.waitFor();
    assertTrue(status == ExitCode.OK, () -> "status " + status + " of " + command);
    return Files.readString(log);
  }

  @Test
  void aPlainRunNeedsNoParserOfArguments() throws Exception {
    String loaded = log("load", "run", module.toString());
    assertTrue(loaded.contains(Program.class.getName()), "the log is not what was expected");
    assertFalse(loaded.contains(PICOCLI));
    assertFalse(loaded.contains(JACKSON));
    assertFalse(loaded.contains(InspectCommand.class.getName()));
    assertFalse(loaded.contains(TEXT), "the text format is loaded for a binary module");
    assertFalse(loaded.contains(SOCKETS));
    assertFalse(loaded.contains(SELECTORS));
    assertFalse(loaded.contains(CPU_TIMES));
  }

  @Test
  void flightRecordsNeedNothingUnlessTheyAreMade() throws Exception {
    for (String engine : List.of("compiler", "interpreter")) {
      String loaded = log("load", "run", "--engine", engine, module.toString());
      assertTrue(loaded.contains(JFR + "FlightRecorder "), "it is asked whether it is in use");
      assertEquals(1, loaded.lines().filter(line -> line.contains(JFR)).count(), loaded);
      assertFalse(loaded.contains("cezve.runtime.events."), loaded);
      assertFalse(loaded.contains("cezve.compiler.events."), loaded);
    }
    String interpreted = log("load", "run", "--engine", "interpreter", module.toString());
    assertFalse(interpreted.contains(Dump.class.getName()));
  }

  @Test
  void aTextNeedsItsFormat() throws Exception {
    Files.writeString(module, "(module (func (export \"_start\")))");
    assertTrue(log("load", "run", module.toString()).contains(TEXT));
  }

  @Test
  void anyRunLeavesTheWorkOfInspectAlone() throws Exception {
    String run = log("init", "run", "--argv0", "x", module.toString());
    String inspect = log("init", "inspect", module.toString());
    assertTrue(run.contains(initialising(RunCommand.class)), "the log is not what was expected");
    for (Class<?> type : List.of(Inspection.class, InspectionText.class, Part.class)) {
      assertFalse(run.contains(initialising(type)), type::getName);
      assertTrue(inspect.contains(initialising(type)), type::getName);
    }
  }

  private static String initialising(Class<?> type) {
    return "Initializing '" + type.getName().replace('.', '/') + "'";
  }

  @Test
  void onlyJsonNeedsItsLibrary() throws Exception {
    assertFalse(log("load", "inspect", "--all", module.toString()).contains(JACKSON));
    assertTrue(log("load", "inspect", "--json", module.toString()).contains(JACKSON));
  }
}
