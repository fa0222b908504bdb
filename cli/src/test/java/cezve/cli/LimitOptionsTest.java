package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.runtime.StoreLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code cezve run} that say what a program may use. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class LimitOptionsTest {
  private static final String MODULE =
      """
      (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
      (memory 1) (table 10 funcref)
      (func (export "loop") (loop $again (br $again)))
      (func $again (export "recursion") (call $again))
      (func (export "grow") (result i32) (memory.grow (i32.const 1)))
      (func (export "growTable") (result i32) (table.grow (ref.null func) (i32.const 1)))
      (func (export "sum") (param $n i32) (result i32) (local $sum i32)
        (loop $again
          (local.set $sum (i32.add (local.get $sum) (local.get $n)))
          (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (local.get $sum))
      """;

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void writeModule() throws IOException {
    file = Files.writeString(folder.resolve("limits.wat"), MODULE).toString();
  }

  private Cli.Result run(String engine, String option, String value, String function) {
    return Cli.run("run", "--engine", engine, option, value, "--invoke", function, file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compiler", "interpreter"})
  void eachLimitHasItsMessage(String engine) {
    String fuel = run(engine, "--fuel", "1000", "loop").failure(ExitCode.TRAP);
    assertTrue(fuel.startsWith("cezve: out of fuel: 1000 units were given\n    in func["), fuel);
    String time = run(engine, "--timeout", "100ms", "loop").failure(ExitCode.TIME);
    assertTrue(time.startsWith("cezve: out of time: 100 ms have passed\n    in func["), time);
    String stack = run(engine, "--max-stack", "512KiB", "recursion").failure(ExitCode.TRAP);
    assertTrue(stack.startsWith("cezve: trap: call stack exhausted\n"), stack);
    assertEquals("-1\n", run(engine, "--max-memory", "64KiB", "grow").success());
    assertEquals("1\n", run(engine, "--max-memory", "128KiB", "grow").success());
    assertEquals("-1\n", run(engine, "--max-table-elements", "10", "growTable").success());
    assertEquals(
        "cezve: limit of memory exceeded: a memory of 1 pages, where 1024 bytes are allowed\n",
        run(engine, "--max-memory", "1KiB", "grow").failure(ExitCode.TRAP));
    assertEquals(
        "cezve: limit of memory exceeded: there can be 0 memories\n",
        run(engine, "--max-memories", "0", "grow").failure(ExitCode.TRAP));
    assertEquals(
        "cezve: limit of tables exceeded: there can be 0 tables\n",
        run(engine, "--max-tables", "0", "grow").failure(ExitCode.TRAP));
    assertEquals(
        "cezve: "
            + file
            + ": cannot be linked: import not allowed: \"wasi_snapshot_preview1\" \"sched_yield\"\n",
        run(engine, "--allow-import", "env.*", "grow").failure(ExitCode.BAD_MODULE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compiler", "interpreter"})
  void whoStaysWithinTheLimitsIsNotDisturbed(String engine) {
    String[] arguments = {
      "run",
      "--engine",
      engine,
      "--fuel",
      "1000",
      "--timeout",
      "1m",
      "--max-stack",
      "1MiB",
      "--max-memory",
      "64KiB",
      "--max-memories",
      "1",
      "--max-tables",
      "1",
      "--max-host-calls",
      "0",
      "--allow-import",
      "env.*",
      "--allow-import",
      "wasi_snapshot_preview1.*",
      "--invoke",
      "sum",
      file,
      "10"
    };
    assertEquals("55\n", Cli.run(arguments).success());
  }

  @ParameterizedTest
  @CsvSource({
    "--max-memory, 64Mb, a size such as",
    "--max-stack, 1, from 256KiB to 4GiB",
    "--max-stack, 8GiB, from 256KiB to 4GiB",
    "--fuel, -1, a number",
    "--fuel, 1.5, a number",
    "--timeout, 5, a time such as",
    "--timeout, 0s, a time such as",
    "--max-tables, many, a number",
    "--allow-import, env, MODULE.NAME",
  })
  void wrongValuesAreNamed(String option, String value, String expected) {
    String problem = Cli.run("run", option + "=" + value, file).failure(ExitCode.USAGE);
    assertTrue(problem.contains(option) && problem.contains(expected), problem);
    assertNull(RunOptions.ofPlain(new String[] {"run", option, value, file}));
  }

  @Test
  void commonOptionsDoWithoutTheParser() {
    RunOptions options =
        RunOptions.ofPlain(
            new String[] {
              "run",
              "--max-memory",
              "64MiB",
              "--fuel",
              "5",
              "--timeout",
              "250ms",
              "--max-stack",
              "1MiB",
              "--allow-import",
              "a.b",
              "--allow-import",
              "c.*",
              file
            });
    assertNotNull(options);
    StoreLimits limits = options.limits().limits();
    assertEquals(64 << 20, limits.memoryBytes());
    assertEquals(64 << 20, limits.totalMemoryBytes());
    assertEquals(5, limits.fuel());
    assertEquals(StoreLimits.levels(1 << 20), limits.stackLevels());
    assertEquals(List.of("a.b", "c.*"), limits.imports().patterns());
    assertEquals(Duration.ofMillis(250), options.limits().timeout());
  }

  @Test
  void withoutOptionsThereAreTheDefaultLimits() {
    RunOptions options = RunOptions.ofPlain(new String[] {"run", file});
    assertNotNull(options);
    assertEquals(StoreLimits.DEFAULT, options.limits().limits());
    assertNull(options.limits().timeout());
  }

  @Test
  void threadsHaveNoFuelInCommon() {
    String problem = Cli.run("run", "--threads", "2", "--fuel", "5", file).failure(ExitCode.USAGE);
    assertTrue(problem.contains("--fuel"), problem);
  }
}
