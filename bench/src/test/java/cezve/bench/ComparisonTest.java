package cezve.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tests of {@code bench/compare}, which is written in Python. */
class ComparisonTest {
  @Test
  void theTestsInPythonPass() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "python3", "-B", "-m", "unittest", "discover", "-t", ".", "-s", "comparison")
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
