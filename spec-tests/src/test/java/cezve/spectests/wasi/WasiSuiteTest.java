package cezve.spectests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cezve.spectests.EngineVariant;
import cezve.spectests.KnownFailures;
import cezve.spectests.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official programs for WASI preview 1, on every variant of every engine, each in fresh copies
 * of its directories.
 */
final class WasiSuiteTest {
  private static final int FEWEST_PROGRAMS = 72;

  private final Path failuresFile =
      SharedData.repository().resolve("spec-tests/known-failures-wasi.txt");
  private final KnownFailures knownFailures;

  @TempDir Path scratch;

  WasiSuiteTest() throws IOException {
    this.knownFailures = new KnownFailures(failuresFile);
  }

  @TestFactory
  Stream<DynamicNode> programs() throws IOException {
    Path suite = SharedData.wasiSuite();
    List<Path> programs = programs(suite);
    assertTrue(programs.size() >= FEWEST_PROGRAMS, () -> "only " + programs.size() + " programs");
    List<DynamicNode> nodes = new ArrayList<>();
    for (EngineVariant variant : EngineVariant.values()) {
      Stream<DynamicTest> tests = programs.stream().map(program -> test(variant, suite, program));
      nodes.add(dynamicContainer(variant.name(), tests));
    }
    nodes.add(dynamicTest("known failures", this::noUnmetFailures));
    return nodes.stream();
  }

  private static List<Path> programs(Path suite) throws IOException {
    try (Stream<Path> files = Files.walk(suite)) {
      return files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
    }
  }

  private DynamicTest test(EngineVariant variant, Path suite, Path program) {
    String name = suite.relativize(program).toString().replace('\\', '/');
    boolean known = knownFailures.contains(variant, name);
    return dynamicTest(name, () -> check(variant, program, known));
  }

  private void check(EngineVariant variant, Path program, boolean known)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(scratch, "run");
    try {
      new WasiRun(WasiCase.of(program), variant, own).check();
    } catch (AssertionError e) {
      if (known) {
        abort(e.toString());
      }
      throw e;
    }
    if (known) {
      fail("passes, but is listed in " + failuresFile);
    }
  }

  private void noUnmetFailures() {
    assertEquals(Set.of(), knownFailures.unmet(), "listed, but there is no such program");
  }
}
