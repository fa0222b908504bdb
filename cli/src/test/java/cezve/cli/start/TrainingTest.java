package cezve.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the training runs do what they should; with one that fails there would be no AOT
 * cache.
 */
class TrainingTest {
  static Stream<Step> steps() {
    return CommandTraining.steps(Path.of(System.getProperty("cezve.root"))).stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void succeeds(Step step) {
    PrintStream outBefore = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out));
    int status;
    try {
      status = Main.run(step.command().toArray(String[]::new));
    } finally {
      System.setOut(outBefore);
    }
    assertEquals(step.status(), status, out::toString);
  }
}
