package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cezve run --threads}. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ThreadsTest {
  /** A thread exits with its argument, or traps if that is 0; the main thread never does. */
  private static final String MODULE =
      """
      (import "env" "memory" (memory 1 1 shared))
      (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (export "memory" (memory 0))
      (func $work (export "wasi_thread_start") (param $id i32) (param $status i32)
        (if (i32.eqz (local.get $status)) (then (unreachable)))
        (call $exit (local.get $status)))
      (func (export "_start") (drop (call $spawn (i32.const 42))) (loop $again (br $again)))
      (func (export "trap") (drop (call $spawn (i32.const 0))) (loop $again (br $again)))
      (func (export "alone") (result i32) (i32.const 5))
      """;

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void writeModule() throws IOException {
    file = Files.writeString(folder.resolve("threads.wat"), MODULE).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compiler", "interpreter"})
  void aThreadsEndIsTheProgramsEnd(String engine) {
    assertEquals(42, Cli.run("run", "--engine", engine, "--threads", "1", file).status());
    String trap =
        Cli.run("run", "--engine", engine, "--threads", "1", "--invoke", "trap", file)
            .failure(ExitCode.TRAP);
    assertTrue(trap.startsWith("cezve: trap: unreachable\n    in work "), trap);
    assertEquals("5\n", Cli.run("run", "--threads", "1", "--invoke", "alone", file).success());
  }

  @Test
  void thePlainFormKnowsTheOption() {
    RunOptions options = RunOptions.ofPlain(new String[] {"run", "--threads", "12", file});
    assertEquals(12, options == null ? 0 : options.threads());
    for (String wrong : new String[] {"0", "x", "99999999999"}) {
      assertEquals(null, RunOptions.ofPlain(new String[] {"run", "--threads", wrong, file}));
    }
  }

  @Test
  void withoutTheOptionItIsNamed() {
    String problem = Cli.run("run", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("unknown import: \"env\" \"memory\""), problem);
    assertTrue(problem.contains("run --threads"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "3000000000"})
  void theNumberHasToBeOne(String max) {
    String problem = Cli.run("run", "--threads=" + max, file).failure(ExitCode.USAGE);
    assertTrue(problem.contains("--threads"), problem);
    assertTrue(problem.contains(max), problem);
  }

  @Test
  void whatCannotBeLinkedIsAProblemOfTheFile() throws IOException {
    Files.writeString(
        Path.of(file), "(import \"wasi\" \"thread-spawn\" (func (param i32) (result i32)))");
    String problem = Cli.run("run", "--threads", "2", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + file + ": cannot be linked: the module imports"));
    Files.writeString(
        Path.of(file), "(import \"env\" \"other\" (func)) (func (export \"_start\"))");
    problem = Cli.run("run", "--threads", "2", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("unknown import: \"env\" \"other\""), problem);
  }

  @Test
  void aModuleThatIsNoCommandIsReportedOnce() throws IOException {
    Files.writeString(Path.of(file), "(func (export \"f\"))");
    String problem = Cli.run("run", "--threads", "2", file).failure(ExitCode.BAD_MODULE);
    assertEquals(1, problem.lines().count(), problem);
    assertTrue(problem.contains("there is no export \"_start\""), problem);
  }
}
