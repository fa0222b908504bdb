package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.testing.SharedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {
  private static final String SAMPLE =
      """
      (module $sample
        (import "env" "report" (func $report (param i32)))
        (func $gcd (export "greatest") (param $a i32) (param $b i32) (result i32) (local $rest i32)
          (loop $again
            (br_if 1 (i32.eqz (local.get $b)) (local.get $a)) drop
            (local.set $rest (i32.rem_u (local.get $a) (local.get $b)))
            (local.set $a (local.get $b))
            (local.set $b (local.get $rest))
            (br $again))
          unreachable)
        (func $choose (param $which i32) (result i64)
          (block $two (block $one
            (br_table $one $two (local.get $which)))
            (return (i64.const 10)))
          (call $report (call $gcd (local.get $which) (i32.const 12)))
          (i64.const 20))
        (func (export "main")))
      """;

  @TempDir Path folder;
  private Path sample = Path.of("");

  @BeforeEach
  void writeSample() throws IOException {
    Path text = Files.writeString(folder.resolve("sample.wat"), SAMPLE);
    sample = folder.resolve("sample.wasm");
    Cli.run("wat2wasm", "-o", sample.toString(), text.toString()).success();
  }

  private static String javap(Path folder, String className) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(err),
                "-c",
                "-l",
                "-p",
                "-cp",
                folder.toString(),
                className);
    assertEquals(0, status, () -> out + "" + err);
    assertEquals("", err.toString());
    return out.toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void treesHaveOffsetsAndNames() throws IOException {
    String trees = Cli.run("inspect", "--dump-tree", sample.toString()).success();
    Golden.check("sample-tree.txt", trees);
  }

  @Test
  void aTextHasLinesInPlaceOfOffsets() {
    String trees = Cli.run("inspect", "--dump-tree=gcd", folder + "/sample.wat").success();
    assertTrue(trees.lines().anyMatch(line -> line.matches("6:8 +.*i32.rem_u.*")), trees);
  }

  @Test
  void functionsAreChosenByIndexNameOrExport() {
    String all = Cli.run("inspect", "--dump-tree", sample.toString()).success();
    String gcd = Cli.run("inspect", "--dump-tree=gcd", sample.toString()).success();
    assertTrue(all.startsWith(gcd) && gcd.length() < all.length(), gcd);
    assertEquals(gcd, Cli.run("inspect", "--dump-tree=1", sample.toString()).success());
    assertEquals(gcd, Cli.run("inspect", "--dump-tree=greatest", sample.toString()).success());
    String several =
        Cli.run("inspect", "--dump-tree=3", "--dump-tree=gcd", sample.toString()).success();
    assertTrue(several.startsWith(gcd) && several.contains("func[3]"), several);
  }

  @Test
  void onlyFunctionsOfTheModuleHaveTrees() {
    String unknown = Cli.run("inspect", "--dump-tree=lcm", sample.toString()).failure(1);
    assertTrue(unknown.endsWith("sample.wasm: there is no function lcm\n"), unknown);
    String imported = Cli.run("inspect", "--dump-tree=report", sample.toString()).failure(1);
    assertTrue(imported.contains("the function report is imported"), imported);
  }

  @Test
  void theListingHasTheCodeOfBothMachines() throws IOException {
    Path dump = folder.resolve("new/dump");
    assertEquals(
        "", Cli.run("inspect", "--dump-class", dump.toString(), sample.toString()).success());
    String listing = Files.readString(dump.resolve("wasm/Functions0.txt"));
    assertTrue(listing.startsWith("class wasm.Functions0, "), listing);
    Golden.check("sample-code.txt", listing.substring(listing.indexOf("\nfunction ") + 1));
    String code = javap(dump, "wasm.Functions0");
    assertTrue(code.contains("gcd@1") && code.contains("LineNumberTable"), code);
    assertTrue(code.startsWith("Compiled from \"sample\""), code);
  }

  @Test
  void aDumpIsTheSameEveryTime() throws IOException {
    Path program = SharedFiles.path("programs/wasm/coremarkish.wasm");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Cli.run("inspect", "--dump-class", first.toString(), program.toString()).success();
    Cli.run("inspect", "--dump-class", second.toString(), program.toString()).success();
    List<Path> files = files(first);
    assertEquals(files.size(), files(second).size());
    for (Path file : files) {
      byte[] again = Files.readAllBytes(second.resolve(first.relativize(file)));
      assertArrayEquals(Files.readAllBytes(file), again, file::toString);
      if (file.toString().endsWith(".class")) {
        String name = first.relativize(file).toString().replace('/', '.');
        javap(first, name.substring(0, name.length() - ".class".length()));
      }
    }
  }

  @Test
  void theMethodsOfACutFunctionStandTogether() throws IOException {
    Path program = SharedFiles.path("programs/wasm/coremarkish.wasm");
    Cli.run("inspect", "--dump-class", folder.toString(), program.toString()).success();
    String listing = "";
    for (Path file : files(folder.resolve("wasm"))) {
      String text = file.toString().endsWith(".txt") ? Files.readString(file) : "";
      listing = text.contains("\"printf_core\"") ? text : listing;
    }
    int start = listing.indexOf("\"printf_core\"");
    assertTrue(start >= 0, "the function is in no listing");
    int end = listing.indexOf("\nfunction ", start);
    String cut = listing.substring(start, end < 0 ? listing.length() : end);
    List<String> methods = cut.lines().filter(line -> line.startsWith("wasm.")).toList();
    assertTrue(methods.size() > 1, cut);
    assertTrue(methods.stream().allMatch(line -> line.contains("printf_core@")), cut);
  }

  @Test
  void aRunIsPrecededByWhatItIsAskedToShow() {
    Cli.Result result =
        Cli.run(
            "run", "--dump-tree=main", "--dump-class", folder + "/d", "--invoke", "main", main());
    assertEquals(ExitCode.OK, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("func[0] [] -> []\n"), result.err());
    assertTrue(Files.exists(folder.resolve("d/wasm/Functions0.class")));
  }

  private String main() {
    try {
      return Files.write(folder.resolve("main.wasm"), TestModules.exporting("main")).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    for (Path directory : List.of(file, file.resolve("below"))) {
      String problem =
          Cli.run("inspect", "--dump-class", directory.toString(), sample.toString()).failure(1);
      assertEquals(1, problem.lines().count(), problem);
      assertTrue(problem.contains(file.toString()), problem);
      assertTrue(problem.contains("in the way") || problem.contains("Not a directory"), problem);
    }
  }

  @Test
  void aFullDiskIsSaidInOneLine() throws IOException {
    Files.createDirectory(folder.resolve("wasm"));
    Files.createSymbolicLink(folder.resolve("wasm/Instance.class"), Path.of("/dev/full"));
    String problem =
        Cli.run("inspect", "--dump-class", folder.toString(), sample.toString()).failure(1);
    assertEquals(1, problem.lines().count(), problem);
    assertTrue(problem.contains("No space left on device"), problem);
  }

  @Test
  void whatIsInvalidIsNotDumped() throws IOException {
    Path invalid = Files.write(folder.resolve("invalid.wasm"), TestModules.invalid());
    Cli.Result result =
        Cli.run("inspect", "--dump-tree", "--dump-class", folder + "/d", invalid.toString());
    assertTrue(result.failure(1).contains("invalid module"), result.err());
    assertFalse(Files.exists(folder.resolve("d")));
  }

  @Test
  void optionsThatDoNotGoTogetherAreWrongUsage() {
    String file = sample.toString();
    Cli.run("inspect", "--dump-class", folder.toString(), file, file).failure(ExitCode.USAGE);
    Cli.run("inspect", "--dump-tree", "--json", file).failure(ExitCode.USAGE);
    Cli.run("inspect", "--dump-class").failure(ExitCode.USAGE);
  }
}
