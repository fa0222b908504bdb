package cezve.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the training run succeed; with one that fails there would be no AOT cache. */
class TrainingTest {
  static Stream<List<String>> commands() {
    return Training.commands(Path.of(System.getProperty("cezve.root"))).stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void succeeds(List<String> command) {
    PrintStream outBefore = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out));
    int status;
    try {
      status = Main.run(command.toArray(String[]::new));
    } finally {
      System.setOut(outBefore);
    }
    assertEquals(0, status, out::toString);
  }
}
