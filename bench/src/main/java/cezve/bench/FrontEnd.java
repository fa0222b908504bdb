package cezve.bench;

import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how fast modules are decoded and validated, and what a validated module keeps on the
 * heap. Prints, per module, the first time, the median of the others in MB/s, and the heap in
 * multiples of the module's size (its bytes included).
 */
public final class FrontEnd {
  private static final int RUNS = 15;
  private static final int WARM_UP = 5;

  private FrontEnd() {}

  /**
   * Measures and prints.
   *
   * @param args the files of modules
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      System.err.println("usage: FrontEnd FILE...");
      System.exit(2);
    }
    System.out.printf(
        Locale.ROOT,
        "%-24s %10s %10s %12s %8s%n",
        "module",
        "MB",
        "first ms",
        "median MB/s",
        "heap");
    for (String file : args) {
      measure(Path.of(file));
    }
  }

  private static void measure(Path file) throws IOException, InterruptedException {
    long before = usedHeap();
    byte[] bytes = Files.readAllBytes(file);
    double[] seconds = new double[RUNS];
    ValidModule module = null;
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      module = Validator.validate(ModuleDecoder.decode(bytes), Feature.standard());
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    double first = seconds[0];
    double[] warm = Arrays.copyOfRange(seconds, WARM_UP, RUNS);
    Arrays.sort(warm);
    double retained = usedHeap() - before;
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.1f %10.0f %12.1f %7.2fx%n",
        file.getFileName(),
        bytes.length / 1e6,
        first * 1e3,
        bytes.length / 1e6 / warm[warm.length / 2],
        retained / bytes.length);
    if (module == null || module.module().funcs().isEmpty()) {
      throw new AssertionError("BUG: nothing was validated");
    }
  }

  private static long usedHeap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
