package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchCommandTest {
  private static final String MODULE =
      """
      (module
        (import "wasi_snapshot_preview1" "fd_write"
          (func $fd_write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
        (import "wasi_snapshot_preview1" "environ_sizes_get"
          (func $environ_sizes_get (param i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 64) "\\60\\00\\00\\00\\03\\00\\00\\00")
        (data (i32.const 96) "hi\\n")
        (global $calls (mut i32) (i32.const 0))
        (func (export "_initialize") (global.set $calls (i32.const 100)))
        (func (export "_start"))
        (func (export "add") (param i64 i64) (result i64)
          (i64.add (local.get 0) (local.get 1)))
        (func (export "count") (result i32 i32)
          (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
          (global.get $calls)
          (i32.const 7))
        (func (export "nothing"))
        (func (export "print") (result i32)
          (call $fd_write (i32.const 1) (i32.const 64) (i32.const 1) (i32.const 80)))
        (func (export "variables") (result i32)
          (drop (call $environ_sizes_get (i32.const 0) (i32.const 4)))
          (i32.load (i32.const 0)))
        (func (export "exit") (call $proc_exit (i32.const 3)))
        (func $third (export "third") (param i32)
          (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
          (drop (i32.div_u (i32.const 1) (i32.sub (i32.const 103) (global.get $calls))))))
      """;

  @TempDir Path folder;

  private String file() throws IOException {
    return Files.writeString(folder.resolve("m.wat"), MODULE).toString();
  }

  private Map<String, Object> json(String... args) throws IOException {
    return Json.object(Cli.run(args).success());
  }

  private static double number(Map<String, Object> object, String name) {
    return ((Number) object.getOrDefault(name, Double.NaN)).doubleValue();
  }

  @Test
  void aPersonGetsLines() throws IOException {
    String out = Cli.run("bench", "--budget", "0", file(), "count").success();
    List<String> names = out.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    assertEquals(
        List.of(
            "result", "result", "load_ms", "first_ms", "best_ms", "median_ms", "jit_ms", "calls"),
        names);
    assertTrue(out.startsWith("result     101%nresult     7%n".formatted()), out);
    assertTrue(out.endsWith("calls      1%n".formatted()), out);
  }

  @ParameterizedTest
  @EnumSource(EngineChoice.class)
  void theBudgetIsSpentOnCalls(EngineChoice engine) throws IOException {
    String file = file();
    Map<String, Object> found =
        json(
            "bench",
            "--engine",
            engine.toString(),
            "--json",
            "--budget=500",
            file,
            "add",
            "-1",
            "0x2b");
    assertEquals(
        Set.of(
            "file",
            "export",
            "engine",
            "results",
            "load_ms",
            "first_ms",
            "best_ms",
            "median_ms",
            "jit_ms",
            "calls"),
        found.keySet());
    assertEquals(file, found.get("file"));
    assertEquals("add", found.get("export"));
    assertEquals(engine.toString(), found.get("engine"));
    assertEquals(List.of("42"), found.get("results"));
    assertTrue(number(found, "calls") > 1, found::toString);
    assertTrue(number(found, "best_ms") <= number(found, "median_ms"), found::toString);
    assertTrue(number(found, "best_ms") <= number(found, "first_ms"), found::toString);
    assertTrue(number(found, "best_ms") * number(found, "calls") <= 10_000, found::toString);
    assertTrue(number(found, "load_ms") > 0, found::toString);
    assertTrue(number(found, "jit_ms") >= 0, found::toString);
  }

  @Test
  void aFunctionWithoutResultsHasNone() throws IOException {
    Map<String, Object> found = json("bench", "--json", "--budget=0", file(), "nothing");
    assertEquals(List.of(), found.get("results"));
    assertEquals(1, number(found, "calls"));
  }

  @Test
  void whatTheProgramPrintsIsDiscarded() throws IOException {
    Map<String, Object> found = json("bench", "--json", "--budget=0", file(), "print");
    assertEquals(List.of("0"), found.get("results"));
  }

  @Test
  void theProgramSeesWhatItIsGiven() throws IOException {
    Map<String, Object> found =
        json("bench", "--json", "--budget=0", "--env", "A=1", "--env", "B=2", file(), "variables");
    assertEquals(List.of("2"), found.get("results"));
  }

  @Test
  void aTrapInAnyCallEndsIt() throws IOException {
    String problem = Cli.run("bench", file(), "third", "1").failure(ExitCode.TRAP);
    assertTrue(problem.startsWith("cezve: trap: integer divide by zero"), problem);
    assertTrue(problem.contains("in third ("), problem);
  }

  @Test
  void aProgramThatEndsItselfCannotBeMeasured() throws IOException {
    String file = file();
    assertEquals(
        "cezve: "
            + file
            + ": the program ended itself with status 3, so that \"exit\" cannot be called again"
            + " and again\n",
        Cli.run("bench", file, "exit").failure(ExitCode.BAD_MODULE));
    assertEquals(
        "cezve: \"_start\" runs a program once; what is measured is called again and again\n",
        Cli.run("bench", file, "_start").failure(ExitCode.USAGE));
  }

  @Test
  void wrongArgumentsAreWrongUsage() throws IOException {
    String file = file();
    assertEquals(
        "cezve: \"add\" is [i64 i64] -> [i64], so it takes 2 arguments, not 1\n",
        Cli.run("bench", file, "add", "1").failure(ExitCode.USAGE));
    assertEquals(
        "cezve: argument 2, \"x\", is not an i64\n",
        Cli.run("bench", file, "add", "1", "x").failure(ExitCode.USAGE));
    Cli.run("bench", file).failure(ExitCode.USAGE);
    Cli.run("bench", "--budget=-1", file, "nothing").failure(ExitCode.USAGE);
    Cli.run("bench", "--budget=soon", file, "nothing").failure(ExitCode.USAGE);
    Cli.run("bench", "--dir", folder + "/none", file, "nothing").failure(ExitCode.USAGE);
  }

  @Test
  void anUnknownExportIsABadModule() throws IOException {
    String problem = Cli.run("bench", file(), "sub").failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("there is no export \"sub\"; functions: _initialize, "), problem);
    problem = Cli.run("bench", file(), "memory").failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("what is exported is not a function: \"memory\""), problem);
  }

  @Test
  void aModuleMayUseWhatIsEnabled() throws IOException {
    String problem =
        Cli.run("bench", "--disable", "multi-value", file(), "nothing")
            .failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("requires the proposal multi-value"), problem);
  }

  @Test
  void veryManyCallsTakeNoMoreMemory() {
    CallTimes times = new CallTimes();
    int calls = 1_000_000;
    for (int i = 0; i < calls; i++) {
      times.add(5_000 + (i * 7_919L) % calls);
    }
    assertEquals(calls, times.calls());
    assertEquals(5_000, times.first());
    assertEquals(5_000, times.best());
    assertEquals(5_000 + 0.5 * calls, (double) times.median(), 0.01 * calls);
  }

  @Test
  void theMedianIsTheMiddle() {
    CallTimes times = new CallTimes();
    for (long nanos : new long[] {50, 10, 30, 20, 40}) {
      times.add(nanos);
    }
    assertEquals(30, times.median());
    assertEquals(50, times.first());
    assertEquals(10, times.best());
  }
}
