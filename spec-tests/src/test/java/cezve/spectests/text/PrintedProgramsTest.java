package cezve.spectests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.module.Module;
import cezve.model.testing.TextForm;
import cezve.spectests.SharedData;
import cezve.text.ModuleParser;
import cezve.text.ModulePrinter;
import cezve.text.ModulePrinter.Style;
import cezve.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real modules survive a round trip through the text format, in both styles, and from there to the
 * binary format.
 *
 * <p>Modules of more bytes than the system property {@code cezve.programs.bytes} are left to
 * whoever asks for them: a text is fifteen times as large, and a module of 30 MB takes a minute.
 */
final class PrintedProgramsTest {
  private static final int LARGEST = Integer.getInteger("cezve.programs.bytes", 600_000);

  @TestFactory
  Stream<DynamicTest> sharedPrograms() throws IOException {
    return tests(SharedData.require("programs"), 15);
  }

  @TestFactory
  Stream<DynamicTest> theWasiTestSuite() throws IOException {
    return tests(SharedData.require("wasi-testsuite"), 70);
  }

  @TestFactory
  Stream<DynamicTest> ownPrograms() throws IOException {
    return tests(SharedData.repository().resolve("spec-tests/programs/wasm"), 15);
  }

  @TestFactory
  Stream<DynamicTest> publishedPrograms() throws IOException {
    Path programs = SharedData.repository().resolve("spec-tests/target/programs");
    return tests(SharedData.require(programs, "spec-tests/programs/fetch brings them"), 3);
  }

  private static Stream<DynamicTest> tests(Path folder, int fewest) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder).sorted()) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".wasm") && Files.size(file) <= LARGEST) {
          String name = folder.relativize(file).toString();
          tests.add(DynamicTest.dynamicTest(name, () -> roundTrip(file)));
        }
      }
    }
    assertTrue(tests.size() >= fewest, () -> "only " + tests.size() + " modules in " + folder);
    return tests.stream();
  }

  private static void roundTrip(Path file) throws IOException {
    Module module = ModuleDecoder.decode(Files.readAllBytes(file));
    Module form = TextForm.of(module);
    for (Style style : Style.values()) {
      String text = ModulePrinter.print(module, style);
      Module parsed = ModuleParser.parse(Source.of(file.getFileName() + " printed", text));
      assertEquals(form, TextForm.of(parsed), style::toString);
      Module encoded = ModuleDecoder.decode(ModuleEncoder.encode(parsed));
      assertEquals(form, TextForm.of(encoded), style::toString);
    }
  }
}
