package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program sees of the host by the options of {@code run}; its exit status tells. */
class WasiOptionsTest {
  private static final int MFILE = 33;
  private static final int PERM = 63;
  private static final int DQUOT = 19;

  private static final String IMPORTS =
      """
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_prestat_get"
          (func $prestat (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "clock_time_get"
          (func $time (param i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "random_get"
          (func $random (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 100) "file")
        (data (i32.const 200) "\\c8\\00\\00\\00\\05\\00\\00\\00")
        (func $create (result i32)
          (call $open
            (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 4) (i32.const 1)
            (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 0)))
        (func $write5 (result i32)
          (call $write (i32.load (i32.const 0)) (i32.const 200) (i32.const 1) (i32.const 8)))
      """;

  @TempDir Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void createDirectory() throws IOException {
    data = Files.createDirectory(folder.resolve("da:ta"));
  }

  /** Runs a program that ends with the value of an expression; its exit status. */
  private int run(String expression, String... options) throws IOException {
    Path file = folder.resolve("program.wat");
    Files.writeString(
        file, "(module " + IMPORTS + "(func (export \"_start\") (call $exit " + expression + ")))");
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(List.of(options));
    command.add(file.toString());
    Cli.Result result = Cli.run(command.toArray(String[]::new));
    assertEquals("", result.err());
    return result.status();
  }

  @Test
  void directoriesAreWritableUnlessTheyAreReadOnly() throws IOException {
    assertEquals(PERM, run("(call $create)", "--dir", data + "::/x:ro"));
    assertEquals(0, run("(call $create)", "--dir", data + "::/x"));
    assertEquals(0, run("(call $create)", "--dir", data + "::/x:ro:rw"));
    assertEquals(0, run("(call $create)", "--dir", data.toString()));
  }

  /** Of the last directory: its name's length, which the guest gets with the name. */
  @ParameterizedTest
  @CsvSource({"/x:ro, 2", "/x:rw, 2", "/x:ro:rw, 5", "/x, 2", "/a:b, 4", "/a::b, 5", "ro, 2"})
  void namesMayHaveColons(String guest, int length) throws IOException {
    assertEquals(
        length,
        run(
            "(i32.add (call $prestat (i32.const 3) (i32.const 0)) (i32.load (i32.const 4)))",
            "--dir",
            data + "::" + guest));
  }

  @Test
  void aHostsNameIsTakenAsItIs() throws IOException {
    Path readOnly = Files.createDirectory(folder.resolve("dir:ro"));
    assertEquals(0, run("(call $create)", "--dir", readOnly.toString()));
    String problem = Cli.run("run", "--dir", data + ":ro", "x.wasm").failure(ExitCode.BAD_MODULE);
    assertEquals("cezve: x.wasm: no such file or directory\n", problem);
    Path program = Files.write(folder.resolve("m.wasm"), TestModules.exporting("_start"));
    problem = Cli.run("run", "--dir", data + ":ro", program.toString()).failure(ExitCode.USAGE);
    assertEquals(
        "cezve: --dir "
            + data
            + ":ro: there is no directory "
            + data
            + ":ro; to read only is HOST::GUEST:ro\n",
        problem);
  }

  @Test
  void whatIsWrittenHasALimit() throws IOException {
    String twice =
        "(i32.add (i32.add (call $create) (i32.add (call $write5)"
            + " (i32.mul (i32.const 32) (i32.load (i32.const 8))))) (call $write5))";
    String[] options = {"--dir", data.toString(), "--max-bytes-written", "3"};
    assertEquals(3 * 32 + DQUOT, run(twice, options));
    assertEquals(3, Files.size(data.resolve("file")));
    assertEquals(5 * 32, run(twice, "--dir", data.toString()));
    assertEquals(10, Files.size(data.resolve("file")));
  }

  @Test
  void openDescriptorsHaveALimit() throws IOException {
    String[] options = {"--dir", data.toString(), "--max-open-descriptors", "4"};
    assertEquals(MFILE, run("(call $create)", options));
    assertEquals(false, Files.exists(data.resolve("file")));
    options[3] = "5";
    assertEquals(0, run("(call $create)", options));
  }

  @Test
  void clocksCanStandStill() throws IOException {
    String seconds =
        "(i32.add (call $time (i32.const 0) (i64.const 0) (i32.const 0))"
            + " (i32.wrap_i64 (i64.div_u (i64.load (i32.const 0)) (i64.const 1000000000))))";
    assertEquals(77, run(seconds, "--clock", "1970-01-01T00:01:17Z"));
  }

  @Test
  void randomNumbersCanBeRepeated() throws IOException {
    byte[] expected = new byte[16];
    new Random(-42).nextBytes(expected);
    String ninth =
        "(i32.add (call $random (i32.const 0) (i32.const 16)) (i32.load8_u (i32.const 9)))";
    for (int i = 0; i < 2; i++) {
      assertEquals(Byte.toUnsignedInt(expected[9]), run(ninth, "--seed=-42"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--max-bytes-written=-1, a negative number of bytes: -1",
    "--max-open-descriptors=2, 'the streams take 3 descriptors, not 2'",
    "--max-bytes-written=many, invalid value for option '--max-bytes-written': 'many' is not a long",
    "--clock=yesterday, --clock yesterday: not a time from 1970 to 2262 such as 2026-01-31T12:00:00Z",
    "--clock=1969-12-31T23:59:59Z, --clock 1969-12-31T23:59:59Z: not a time from 1970",
    "--clock=2262-04-12T00:00:00Z, --clock 2262-04-12T00:00:00Z: not a time from 1970",
    "--seed=x, invalid value for option '--seed': 'x' is not a long",
  })
  void valuesThatMakeNoSenseAreSaid(String option, String problem) throws IOException {
    Path program = Files.write(folder.resolve("m.wasm"), TestModules.exporting("_start"));
    String said = Cli.run("run", option, program.toString()).failure(ExitCode.USAGE);
    assertEquals("cezve: " + problem, said.substring(0, problem.length() + "cezve: ".length()));
  }

  @Test
  void whatIsOpenedBeforehandHasToFit() throws IOException {
    Path program = Files.write(folder.resolve("m.wasm"), TestModules.exporting("_start"));
    String said =
        Cli.run(
                "run",
                "--max-open-descriptors=4",
                "--dir=" + data,
                "--listen=127.0.0.1:0",
                program.toString())
            .err();
    assertEquals(
        "cezve: streams, directories and listening sockets take 5 descriptors, and there can be 4",
        said.lines().toList().getLast());
  }
}
