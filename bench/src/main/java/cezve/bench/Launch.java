package cezve.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One launch of an engine, as {@code cezve bench} is one of Cezve: prints an object of JSON with
 * the times of a kernel in milliseconds, or with a field {@code unsupported} or {@code failed} that
 * says why there are none.
 */
public final class Launch {
  private static final long STACK_BYTES = 64L << 20;

  private final Engine engine;
  private final Kernel kernel;
  private final Kernel.Work work;
  private final long budget;

  private Launch(Engine engine, Kernel kernel, Kernel.Weight weight, long budgetMillis) {
    this.engine = engine;
    this.kernel = kernel;
    this.work = kernel.work(weight);
    this.budget = TimeUnit.MILLISECONDS.toNanos(budgetMillis);
  }

  /**
   * Measures and prints.
   *
   * @param args an engine, a kernel, a weight, and milliseconds after the first call began at which
   *     no other begins
   */
  public static void main(String[] args) throws InterruptedException {
    Launch launch;
    try {
      launch =
          new Launch(
              Engine.valueOf(args[0].toUpperCase(Locale.ROOT)),
              Kernel.valueOf(args[1].toUpperCase(Locale.ROOT)),
              Kernel.Weight.valueOf(args[2].toUpperCase(Locale.ROOT)),
              Long.parseLong(args[3]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      System.err.println(
          "usage: Launch ENGINE KERNEL WEIGHT BUDGET_MS\n  engines: "
              + List.of(Engine.values())
              + "\n  kernels: "
              + List.of(Kernel.values())
              + "\n  weights: "
              + List.of(Kernel.Weight.values()));
      System.exit(2);
      return;
    }
    Thread thread =
        new Thread(null, () -> System.out.println(launch.measure()), "launch", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private String measure() {
    kernel.module(); // The class path has been read before the clock starts.
    long start = System.nanoTime();
    KernelRunner runner;
    try {
      runner = engine.instantiate(kernel);
    } catch (RuntimeException e) {
      return problem("unsupported", String.valueOf(e.getMessage()));
    }
    long load = System.nanoTime() - start;
    try (runner) {
      List<Long> times = new ArrayList<>();
      long begin = System.nanoTime();
      do {
        long before = System.nanoTime();
        long checksum = runner.run(work.n());
        times.add(System.nanoTime() - before);
        if (checksum != work.checksum()) {
          return problem("failed", "computes " + checksum + ", not " + work.checksum());
        }
      } while (System.nanoTime() - begin < budget);
      return times(load, times);
    } catch (RuntimeException | StackOverflowError e) {
      return problem("failed", e.toString());
    }
  }

  private static String times(long load, List<Long> times) {
    long first = times.getFirst();
    Collections.sort(times);
    return "{\"load_ms\": %s, \"first_ms\": %s, \"best_ms\": %s, \"median_ms\": %s, \"calls\": %d}"
        .formatted(
            millis(load),
            millis(first),
            millis(times.getFirst()),
            millis(times.get((times.size() - 1) / 2)),
            times.size());
  }

  private static String millis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).toPlainString();
  }

  private static String problem(String kind, String message) {
    String printable = message.replaceAll("[^ -~]+", " ").replace('"', '\'').replace('\\', '/');
    return "{\"" + kind + "\": \"" + printable + "\"}";
  }
}
