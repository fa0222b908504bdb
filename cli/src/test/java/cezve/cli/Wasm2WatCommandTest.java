package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Wasm2WatCommandTest {
  private static final String EMPTY = "(module\n)\n";

  @TempDir Path folder;

  private String file(byte[] contents) throws IOException {
    return Files.write(folder.resolve("m.wasm"), contents).toString();
  }

  @Test
  void theTextGoesToStandardOutput() throws IOException {
    String text = Cli.run("wasm2wat", file(TestModules.everything())).successInUtf8();
    Golden.check("everything.wat", text);
  }

  @Test
  void instructionsAreFoldedIfAskedFor() throws IOException {
    String text = Cli.run("wasm2wat", "--fold", file(TestModules.everything())).successInUtf8();
    assertTrue(text.contains("(i32.add (local.get 0) (i32.const 1))"), text);
    assertEquals(
        text, Cli.run("wasm2wat", "-f", folder.resolve("m.wasm").toString()).successInUtf8());
  }

  @Test
  void theTextGoesToAFileIfThereIsOne() throws IOException {
    Path target = folder.resolve("out.wat");
    Files.writeString(target, "what was there before");
    Cli.Result result = Cli.runWith(TestModules.empty(), "wasm2wat", "-", "-o", target.toString());
    assertEquals("", result.successInUtf8());
    assertEquals(EMPTY, Files.readString(target));
  }

  @Test
  void anInvalidModuleIsPrintedOnlyIfAskedFor() throws IOException {
    String file = file(TestModules.invalid());
    Cli.Result refused = Cli.run("wasm2wat", file);
    assertTrue(refused.failure(ExitCode.BAD_MODULE).contains("invalid module: type mismatch"));
    assertEquals(0, refused.binary().length());
    String text = Cli.run("wasm2wat", "--no-check", file).successInUtf8();
    assertTrue(text.contains("(export \"broken\" (func 0))"), text);
  }

  @Test
  void aMalformedModuleIsNotPrintedAtAll() throws IOException {
    byte[] module = TestModules.exporting("f");
    module[module.length - 2] = (byte) 0xFF;
    String file = file(module);
    Path target = folder.resolve("out.wat");
    String problem =
        Cli.run("wasm2wat", "--no-check", file, "-o", target.toString())
            .failure(ExitCode.BAD_MODULE);
    assertTrue(problem.startsWith("cezve: " + file + ": malformed module: "), problem);
    assertFalse(Files.exists(target));
  }
}
