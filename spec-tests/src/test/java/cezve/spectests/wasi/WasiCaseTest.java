package cezve.spectests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleEncoder;
import cezve.spectests.EngineVariant;
import cezve.spectests.wasi.Operation.Output;
import cezve.spectests.wasi.Operation.Read;
import cezve.spectests.wasi.Operation.ReadAll;
import cezve.spectests.wasi.Operation.Run;
import cezve.spectests.wasi.Operation.Wait;
import cezve.spectests.wasi.Operation.Write;
import cezve.text.ModuleParser;
import cezve.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner itself: it understands descriptions, and tells when a program does not meet one. */
final class WasiCaseTest {
  /** Reads four bytes at a time, writes them back, and exits with 7 at the end of the input. */
  private static final String ECHO =
      """
      (module
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (func (export "_start")
          (loop $again
            (i32.store (i32.const 0) (i32.const 32))
            (i32.store (i32.const 4) (i32.const 4))
            (if (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 4))
              (then unreachable))
            (if (i32.eqz (i32.load (i32.const 4)))
              (then (call $exit (i32.const 7))))
            (if (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))
              (then unreachable))
            (br $again))))
      """;

  @TempDir Path folder;

  private WasiCase describe(String json) throws IOException {
    Path program = folder.resolve("echo.wasm");
    Source source = Source.of("echo.wat", ECHO.getBytes(StandardCharsets.UTF_8));
    Files.write(program, ModuleEncoder.encode(ModuleParser.parse(source)));
    Files.writeString(folder.resolve("echo.json"), json);
    return WasiCase.of(program);
  }

  private void check(String json) throws IOException, InterruptedException {
    new WasiRun(describe(json), EngineVariant.COMPILER, folder).check();
  }

  @Test
  void oneRunIsDescribedByItsFields() throws IOException {
    String json =
        """
        {"args": ["a", "b"], "env": {"k": "v"}, "root": "r", "dirs": ["d"],
         "exit_code": 3, "stdout": "out", "stderr": ""}
        """;
    Run run =
        new Run(
            List.of("a", "b"),
            Map.of("k", "v"),
            Map.of("/", folder.resolve("r"), "d", folder.resolve("d")));
    assertEquals(
        List.of(
            run, new Wait(3), new ReadAll(Output.STDOUT, "out"), new ReadAll(Output.STDERR, "")),
        describe(json).operations());
  }

  @Test
  void operationsAreDescribedOneByOne() throws IOException {
    String json =
        """
        {"proposals": [], "operations": [
          {"type": "run", "args": ["a"]}, {"type": "write", "id": "stdin", "payload": "in"},
          {"type": "read", "id": "stderr", "payload": "out"}, {"type": "wait"}]}
        """;
    assertEquals(
        List.of(
            new Run(List.of("a"), Map.of(), Map.of()),
            new Write("in"),
            new Read(Output.STDERR, "out"),
            new Wait(0)),
        describe(json).operations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"exitcode\": 1}",
        "{\"exit_code\": \"1\"}",
        "{\"args\": \"a\"}",
        "{\"args\": [1]}",
        "{\"stdout\": 1}",
        "{\"root\": 1}",
        "{\"operations\": {}}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"wait\"}], \"exit_code\": 1}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"wait\"}], \"proposals\": [\"http\"]}",
        "{\"operations\": [{\"type\": \"run\", \"arg\": 1}, {\"type\": \"wait\"}]}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"wait\", \"code\": 1}]}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"sleep\"}, {\"type\": \"wait\"}]}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"connect\"}, {\"type\": \"wait\"}]}",
        "{\"operations\": [{\"type\": \"run\"}]}",
        "{\"operations\": [{\"type\": \"wait\"}]}",
        "{\"operations\": [{\"type\": \"read\"}, {\"type\": \"run\"}, {\"type\": \"wait\"}]}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"run\"}, {\"type\": \"wait\"}]}"
      })
  void whatIsNotUnderstoodIsAnError(String json) {
    IOException e = assertThrows(IOException.class, () -> describe(json));
    assertTrue(String.valueOf(e.getMessage()).contains("echo.json: "), e::toString);
  }

  @Test
  void aProgramIsTalkedWith() throws IOException, InterruptedException {
    check(
        """
        {"operations": [
          {"type": "run"},
          {"type": "write", "id": "stdin", "payload": "ping"},
          {"type": "read", "payload": "ping"},
          {"type": "write", "payload": "more"},
          {"type": "read", "payload": "mo"},
          {"type": "read", "payload": "re"},
          {"type": "wait", "exit_code": 7},
          {"type": "run"},
          {"type": "wait", "exit_code": 7}]}
        """);
    check("{\"exit_code\": 7, \"stdout\": \"\", \"stderr\": \"\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"exit_code\": 6}",
        "{\"exit_code\": 7, \"stdout\": \"x\"}",
        "{\"exit_code\": 7, \"stderr\": \"x\"}",
        "{\"operations\": [{\"type\": \"run\"}, {\"type\": \"write\", \"payload\": \"ping\"},"
            + " {\"type\": \"read\", \"payload\": \"pong\"},"
            + " {\"type\": \"wait\", \"exit_code\": 7}]}"
      })
  void anUnmetExpectationFails(String json) {
    assertThrows(AssertionError.class, () -> check(json));
  }
}
