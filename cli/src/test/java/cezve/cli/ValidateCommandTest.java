package cezve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
  @TempDir Path folder;

  private String file(byte[] contents) throws IOException {
    return Files.write(folder.resolve("m.wasm"), contents).toString();
  }

  @Test
  void aValidModuleGivesSilence() throws IOException {
    assertEquals("", Cli.run("validate", file(TestModules.everything())).success());
  }

  @Test
  void standardInputIsAModuleToo() {
    assertEquals("", Cli.runWith(TestModules.everything(), "validate", "-").success());
    assertEquals(
        "cezve: -: malformed module: it is empty" + System.lineSeparator(),
        Cli.run("validate", "-").failure(ExitCode.BAD_MODULE));
  }

  @Test
  void anInvalidModuleIsReportedWithThePlace() throws IOException {
    String file = file(TestModules.invalid());
    String problem = Cli.run("validate", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + file + ": invalid module: type mismatch: "), problem);
    assertTrue(problem.contains("(at offset 0x25, end in function 0)"), problem);
  }

  @Test
  void aTruncatedFileIsMalformed() throws IOException {
    byte[] whole = TestModules.everything();
    String file = file(Arrays.copyOf(whole, whole.length - 40));
    String problem = Cli.run("validate", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains(": malformed module: length out of bounds"), problem);
    assertTrue(problem.contains("at offset 0x"), problem);
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    String problem = Cli.run("validate", file(new byte[0])).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.endsWith(": malformed module: it is empty" + System.lineSeparator()));
  }

  @Test
  void aTextIsAModuleWhateverTheFileIsCalled() throws IOException {
    Cli.run("validate", file("(module (func (export \"f\")))".getBytes(UTF_8))).success();
    Cli.runWith(" ;; nothing\r\n".getBytes(UTF_8), "validate", "-").success();
  }

  @Test
  void problemsOfATextAreShownInTheirLine() throws IOException {
    String file = file("(module\n\t(func (result i32)\n\t\ti64.const 1))".getBytes(UTF_8));
    assertEquals(
        """
        cezve: %s:3:14: invalid module: type mismatch: \
        instruction requires [i32] but stack has [i64] (end in function 0)
        \t\ti64.const 1))
        \t\t           ^
        """
            .formatted(file),
        Cli.run("validate", file).failure(ExitCode.BAD_MODULE));
  }

  @Test
  void whatIsNoTextOfAModuleIsShownInItsLine() throws IOException {
    String file = file("(module\n  (func i32.ad\u202ed))".getBytes(UTF_8));
    String problem = Cli.run("validate", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + file + ":2:"), problem);
    assertTrue(problem.contains(": malformed module: "), problem);
    assertTrue(problem.contains("\n  (func i32.ad\uFFFDd))\n        "), problem);
    assertFalse(problem.contains("\u202e"), problem);
    assertTrue(problem.endsWith(" ^" + System.lineSeparator()), problem);
  }

  @Test
  void aTextThatIsNoTextIsMalformed() throws IOException {
    String file = file(new byte[] {'(', 'm', (byte) 0xFF});
    assertEquals(
        "cezve: " + file + ":1:3: malformed module: malformed UTF-8 encoding\n",
        Cli.run("validate", file).failure(ExitCode.BAD_MODULE));
  }

  @Test
  void aComponentIsRecognised() throws IOException {
    String file = file(new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
    String problem = Cli.run("validate", file).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("this is a component, not a module"), problem);
  }

  @Test
  void anyOtherFileIsNoModule() throws IOException {
    String problem = Cli.run("validate", file(new byte[2000])).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("this is not a WebAssembly module"), problem);
  }

  @Test
  void aMissingFileIsNamed() {
    String file = folder.resolve("nowhere.wasm").toString();
    assertEquals(
        "cezve: " + file + ": no such file or directory" + System.lineSeparator(),
        Cli.run("validate", file).failure(ExitCode.BAD_MODULE));
  }

  @Test
  void aDirectoryIsNotAFile() {
    String problem = Cli.run("validate", folder.toString()).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains(folder + ": Is a directory"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\u001b[31mred", "@file", "'quoted'"})
  void aStrangeFileNameIsAProblemWithAFile(String name) {
    String problem = Cli.run("validate", name).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + Printable.text(name) + ": no"), problem);
    assertEquals(1, problem.lines().count(), problem);
  }

  @Test
  void everyFileIsLookedAt() throws IOException {
    String valid = file(TestModules.everything());
    Cli.Result result = Cli.run("validate", "nowhere-1", valid, "nowhere-2");
    String problems = result.failure(ExitCode.BAD_MODULE);
    assertEquals(2, problems.lines().count(), problems);
    assertTrue(problems.contains("nowhere-1") && problems.contains("nowhere-2"), problems);
  }

  @Test
  void namesInMessagesCannotMoveTheCursor() throws IOException {
    byte[] module = TestModules.exporting("\u001b[2J\r\n", "\u001b[2J\r\n");
    String problem = Cli.run("validate", file(module)).failure(ExitCode.BAD_MODULE);
    assertTrue(problem.contains("duplicate export name"), problem);
    assertTrue(problem.contains("\\u{1b}[2J"), problem);
    assertEquals(1, problem.lines().count(), problem);
  }
}
