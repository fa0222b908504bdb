package cezve.spectests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import cezve.compiler.Compiler;
import cezve.runtime.cache.CodeCache;
import cezve.spectests.EngineVariant;
import cezve.spectests.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs, compared with what V8 made of them.
 *
 * <p>Cases that take V8 longer than the system property {@code cezve.programs.v8.ms} are left to
 * whoever asks for them: an interpreter takes two orders of magnitude longer.
 */
final class ProgramsTest {
  private static final int LONGEST = Integer.getInteger("cezve.programs.v8.ms", 1500);

  /** Modules so large that they are only fetched by those who want them. */
  private static final Set<String> LARGE = Set.of("llvm.wasm", "duckdb-mvp.wasm", "ruby.wasm");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> sharedPrograms() throws IOException {
    Path programs = SharedData.require("programs");
    return tests(programs.resolve("cases"), List.of(programs.resolve("wasm")), 29);
  }

  @TestFactory
  Stream<DynamicTest> ownAndPublishedPrograms() throws IOException {
    Path module = SharedData.repository().resolve("spec-tests");
    Path programs = module.resolve("programs");
    return tests(
        programs.resolve("cases"),
        List.of(programs.resolve("wasm"), module.resolve("target/programs")),
        50);
  }

  private Stream<DynamicTest> tests(Path cases, List<Path> modules, int fewest) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(cases).sorted()) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        ProgramCase program = ProgramCase.read(folder);
        if (program.v8Millis() <= LONGEST) {
          for (EngineVariant variant : EngineVariant.plain()) {
            tests.add(
                DynamicTest.dynamicTest(
                    program.name() + " on " + variant, () -> run(program, modules, variant)));
          }
        }
      }
    }
    assertTrue(tests.size() >= fewest, () -> "only " + tests.size() + " cases in " + cases);
    return tests.stream();
  }

  /** Each program twice: what the first run leaves in a cache is all that the second one needs. */
  @TestFactory
  Stream<DynamicTest> cachedPrograms() throws IOException {
    Path programs = SharedData.require("programs");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(programs.resolve("cases")).sorted()) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        ProgramCase program = ProgramCase.read(folder);
        if (program.v8Millis() <= LONGEST) {
          tests.add(
              DynamicTest.dynamicTest(
                  program.name() + " from the cache",
                  () -> runCached(program, programs.resolve("wasm").resolve(program.wasm()))));
        }
      }
    }
    assertTrue(tests.size() >= 29, () -> "only " + tests.size() + " cases");
    return tests.stream();
  }

  private void runCached(ProgramCase program, Path module)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(scratch, "cache");
    for (int run = 0; run < 2; run++) {
      CodeCache cache = new CodeCache(directory, CodeCache.DEFAULT_BYTES);
      List<CodeCache.Entry> before = cache.entries();
      Path own = Files.createTempDirectory(scratch, program.name());
      new ProgramRun(program, module, own).check(new Compiler().withCache(cache));
      cache.flush();
      if (run > 0) {
        assertEquals(before, cache.entries(), "something was generated again");
      }
      assertEquals(1, cache.entries().size());
    }
  }

  private void run(ProgramCase program, List<Path> folders, EngineVariant variant)
      throws IOException, InterruptedException {
    Path module = folders.getLast().resolve(program.wasm());
    for (Path folder : folders) {
      if (Files.exists(folder.resolve(program.wasm()))) {
        module = folder.resolve(program.wasm());
        break;
      }
    }
    if (LARGE.contains(program.wasm()) && !Files.exists(module)) {
      abort(module + " is missing: spec-tests/programs/fetch --large brings it");
    }
    SharedData.require(module, "spec-tests/programs/fetch brings it");
    Path own = Files.createTempDirectory(scratch, program.name());
    new ProgramRun(program, module, own).check(variant.engine());
  }
}
