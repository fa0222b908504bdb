package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that are compared with files; with {@code -Dcezve.bless=true} they become these files.
 */
final class Golden {
  private Golden() {}

  /** Compares an output with the file of that name in the folder {@code golden}. */
  static void check(String name, String actual) throws IOException {
    Path file =
        Path.of(System.getProperty("cezve.root"))
            .resolve("cli/src/test/resources/cezve/cli/golden")
            .resolve(name);
    if (Boolean.getBoolean("cezve.bless")) {
      assertNotEquals("true", System.getenv("CI"), "nothing is blessed where CI is true");
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertTrue(Files.exists(file), () -> file + " is missing; -Dcezve.bless=true writes it");
    assertEquals(
        Files.readString(file), actual, () -> file + " differs; -Dcezve.bless=true rewrites it");
  }
}
