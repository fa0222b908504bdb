package cezve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleDecoder;
import cezve.model.module.Module;
import cezve.model.module.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Wat2WasmCommandTest {
  private static final String ADD =
      """
      (module
        (func $add (export "add") (param $x i32) (param $y i32) (result i32)
          (i32.add (local.get $x) (local.get $y))))
      """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("add.wat"), text).toString();
  }

  @Test
  void standardInputIsEncodedToStandardOutput() {
    Cli.Result result = Cli.runWith("(module)".getBytes(UTF_8), "wat2wasm", "-");
    assertEquals("", result.success());
    assertArrayEquals(TestModules.empty(), result.binary().toArray());
  }

  @Test
  void identifiersBecomeNames() throws IOException {
    Path target = folder.resolve("out.wasm");
    Cli.run("wat2wasm", file(ADD), "-o", target.toString()).success();
    Module module = ModuleDecoder.decode(Files.readAllBytes(target));
    assertEquals("add", module.names().get(Names.Kind.FUNCTION, 0));
    assertEquals("y", module.names().get(Names.Kind.LOCAL, 0, 1));
    assertEquals("7\n", Cli.run("run", "--invoke", "add", target.toString(), "3", "4").success());
  }

  @Test
  void namesAreLeftOutIfAskedFor() throws IOException {
    Path target = folder.resolve("out.wasm");
    Cli.run("wat2wasm", "--strip-names", file(ADD), "-o", target.toString()).success();
    assertEquals(Names.NONE, ModuleDecoder.decode(Files.readAllBytes(target)).names());
  }

  @Test
  void anInvalidModuleIsEncodedOnlyIfAskedFor() throws IOException {
    String file = file("(module (func (result i32)))");
    Path target = folder.resolve("out.wasm");
    String problem =
        Cli.run("wat2wasm", file, "-o", target.toString()).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + file + ":1:27: invalid module: type mis"), problem);
    assertFalse(Files.exists(target));
    Cli.run("wat2wasm", "--no-check", file, "-o", target.toString()).success();
    assertTrue(Files.exists(target));
  }

  @Test
  void aBinaryModuleIsNotEncodedAgain() throws IOException {
    Path file = Files.write(folder.resolve("m.wasm"), TestModules.empty());
    assertEquals(
        "cezve: " + file + ": this is not in the text format\n",
        Cli.run("wat2wasm", file.toString()).failure(ExitCode.BAD_MODULE));
  }

  @Test
  void theFileIsCalledLikeTheTextInTheCurrentDirectory() {
    assertEquals("add.wasm", Wat2WasmCommand.outputByDefault("/some/where/add.wat"));
    assertEquals("add.old.wasm", Wat2WasmCommand.outputByDefault("add.old.wat"));
    assertEquals("add.wasm", Wat2WasmCommand.outputByDefault("add"));
    assertEquals(".add.wasm", Wat2WasmCommand.outputByDefault("../.add"));
    assertEquals("-", Wat2WasmCommand.outputByDefault("-"));
  }

  @Test
  void aTextRunsAndIsInspectedLikeItsBinary() throws IOException {
    String file = file(ADD);
    assertEquals("7\n", Cli.run("run", "--invoke", "add", file, "3", "4").success());
    String summary = Cli.run("inspect", "--all", file).success();
    Path target = folder.resolve("out.wasm");
    Cli.run("wat2wasm", file, "-o", target.toString()).success();
    String ofBinary = Cli.run("inspect", "--all", target.toString()).success();
    assertEquals(
        ofBinary.replace(target.toString(), file), summary.replace(" in the binary format", ""));
  }

  @Test
  void aTextSurvivesItsBinary() throws IOException {
    Path target = folder.resolve("out.wasm");
    Cli.run("wat2wasm", file(ADD), "-o", target.toString()).success();
    String text = Cli.run("wasm2wat", target.toString()).successInUtf8();
    assertEquals(text, Cli.runWith(text.getBytes(UTF_8), "wasm2wat", "-").successInUtf8());
    assertTrue(text.contains("(func $add (type 0) (param $x i32) (param $y i32)"), text);
  }
}
