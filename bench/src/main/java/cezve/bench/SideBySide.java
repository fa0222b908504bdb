package cezve.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a table of all engines side by side, measured in one JVM: quicker and coarser than {@link
 * KernelBenchmark}. Each engine warms up for three seconds on each kernel; the best of five runs
 * counts, in processor time of the thread, so that a busy machine disturbs little. A kernel that an
 * engine cannot load is "unsupported"; one that it computes wrongly or runs out of stack in
 * "fails".
 */
public final class SideBySide {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final int RUNS = 5;
  private static final long STACK_BYTES = 64L << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SideBySide() {}

  /**
   * Measures and prints.
   *
   * @param args a weight, then the names of kernels, all if there are none
   */
  public static void main(String[] args) throws InterruptedException {
    Kernel.Weight weight;
    List<Kernel> kernels = new ArrayList<>();
    try {
      weight = Kernel.Weight.valueOf(args.length == 0 ? "" : args[0].toUpperCase(Locale.ROOT));
      for (int i = 1; i < args.length; i++) {
        kernels.add(Kernel.valueOf(args[i].toUpperCase(Locale.ROOT)));
      }
    } catch (IllegalArgumentException e) {
      System.err.println(
          "usage: SideBySide WEIGHT [KERNEL...]\n  weights: "
              + List.of(Kernel.Weight.values())
              + "\n  kernels: "
              + List.of(Kernel.values()));
      System.exit(2);
      return;
    }
    List<Kernel> chosen = kernels.isEmpty() ? List.of(Kernel.values()) : kernels;
    Runnable measurements = () -> print(chosen, weight, System.out);
    Thread thread = new Thread(null, measurements, "kernels", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private static void print(List<Kernel> kernels, Kernel.Weight weight, PrintStream out) {
    out.printf(Locale.ROOT, "%-12s", "ms");
    for (Engine engine : Engine.values()) {
      out.printf(Locale.ROOT, " %20s", engine);
    }
    out.println();
    for (Kernel kernel : kernels) {
      out.printf(Locale.ROOT, "%-12s", kernel);
      for (Engine engine : Engine.values()) {
        out.printf(Locale.ROOT, " %20s", measure(engine, kernel, weight));
        out.flush();
      }
      out.println();
    }
  }

  private static String measure(Engine engine, Kernel kernel, Kernel.Weight weight) {
    try (KernelRunner runner = engine.load(kernel)) {
      return String.format(Locale.ROOT, "%.3f", best(runner, kernel.work(weight)) / 1e6);
    } catch (UnsupportedKernelException e) {
      return "unsupported";
    } catch (RuntimeException | StackOverflowError e) {
      return "fails";
    }
  }

  private static long best(KernelRunner runner, Kernel.Work work) {
    long start = System.nanoTime();
    do {
      run(runner, work);
    } while (System.nanoTime() - start < WARM_UP_NANOS);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      run(runner, work);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
    }
    return best;
  }

  private static void run(KernelRunner runner, Kernel.Work work) {
    long checksum = runner.run(work.n());
    if (checksum != work.checksum()) {
      throw new IllegalStateException("wrong checksum " + checksum + ", expected " + work);
    }
  }
}
