package cezve.examples;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Programs of others, which lie beside the repository and are never copied into it. */
final class SharedPrograms {
  private SharedPrograms() {}

  /** A program. Without it the test that asks is skipped, aloud; where CI is true it fails. */
  static Path require(String program) {
    Path path = folder().resolve("wasm").resolve(program);
    if (Files.exists(path)) {
      return path;
    }
    String message = path + " is missing, so nothing was tested with it: see CONTRIBUTING.md";
    if ("true".equals(System.getenv("CI"))) {
      return fail(message);
    }
    System.err.println("SKIPPED: " + message);
    throw new TestAbortedException(message);
  }

  /** What a program has to write to its standard output. */
  static Path output(String testCase) {
    return folder().resolve("cases").resolve(testCase).resolve("stdout");
  }

  private static Path folder() {
    return Path.of(System.getProperty("cezve.root")).resolveSibling("shared").resolve("programs");
  }
}
