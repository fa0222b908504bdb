package cezve.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.bench.Kernel.Weight;
import cezve.decoder.ModuleDecoder;
import cezve.model.module.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KernelTest {
  private static final Path SOURCES = Path.of("src", "main", "kernels");

  @TestFactory
  Stream<DynamicTest> cezveComputesEachKernelAsV8Does() {
    Set<Engine> engines = EnumSet.of(Engine.CEZVE_INTERPRETER, Engine.CEZVE_COMPILER);
    return Stream.of(Kernel.values())
        .flatMap(kernel ->
            engines.stream()
                .map(engine ->
                    DynamicTest.dynamicTest(kernel + " " + engine, () -> run(engine, kernel))));
  }

  /** The second run shows that the first one left nothing behind. */
  private static void run(Engine engine, Kernel kernel) throws UnsupportedKernelException {
    Kernel.Work work = kernel.work(Weight.CHECK);
    try (KernelRunner runner = engine.load(kernel)) {
      assertEquals(work.checksum(), runner.run(work.n()));
    }
  }

  @Test
  void eachWeightIsMoreWorkThanTheOneBefore() {
    for (Kernel kernel : Kernel.values()) {
      assertTrue(kernel.work(Weight.CHECK).n() < kernel.work(Weight.LIGHT).n(), kernel::toString);
      assertTrue(kernel.work(Weight.LIGHT).n() < kernel.work(Weight.HEAVY).n(), kernel::toString);
    }
  }

  @Test
  void eachSourceIsAKernel() throws IOException {
    Set<String> sources = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".c") || name.endsWith(".wat"))
          .forEach(name -> sources.add(name.substring(0, name.lastIndexOf('.'))));
    }
    Set<String> kernels = new TreeSet<>();
    Arrays.stream(Kernel.values()).map(Kernel::toString).forEach(kernels::add);
    assertEquals(kernels, sources);
  }

  @Test
  void kernelsImportNothing() {
    for (Kernel kernel : Kernel.values()) {
      Module module = ModuleDecoder.decode(kernel.module());
      assertTrue(module.imports().isEmpty(), kernel::toString);
      assertFalse(module.funcs().isEmpty(), kernel::toString);
    }
  }
}
