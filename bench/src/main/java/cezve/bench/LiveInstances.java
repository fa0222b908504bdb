package cezve.bench;

import cezve.runtime.ModuleInstance;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many instances of one module that are alive at the same time, each on a virtual thread: prints
 * what each takes of the heap beyond its memory of 64 KiB.
 */
public final class LiveInstances {
  private static final long MEMORY_BYTES = 1 << 16;

  private LiveInstances() {}

  /**
   * Measures and prints.
   *
   * @param args the number of instances
   */
  public static void main(String[] args) throws InterruptedException {
    int count;
    try {
      count = Integer.parseInt(args[0]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      System.err.println("usage: LiveInstances COUNT");
      System.exit(2);
      return;
    }
    SmallModule module = new SmallModule(1);
    SmallModule.touch(module.instantiate(), 1);
    CountDownLatch ready = new CountDownLatch(count);
    CountDownLatch go = new CountDownLatch(1);
    AtomicLong sum = new AtomicLong();
    long before = used();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        threads.execute(() -> live(module, ready, go, sum));
      }
      ready.await();
      double seconds = (System.nanoTime() - start) / 1e9;
      long each = (used() - before) / count;
      System.out.printf(
          "%d instances in %.2f s, %d bytes each beyond their memory, with a virtual thread%n",
          count, seconds, each - MEMORY_BYTES);
      go.countDown();
    }
    // The first call of each gives 1, the second 2.
    if (sum.get() != 3L * count) {
      throw new IllegalStateException("wrong sum: " + sum);
    }
  }

  private static void live(
      SmallModule module, CountDownLatch ready, CountDownLatch go, AtomicLong sum) {
    ModuleInstance instance = module.instantiate();
    sum.addAndGet(SmallModule.touch(instance, 1));
    ready.countDown();
    try {
      go.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    sum.addAndGet(SmallModule.touch(instance, 1));
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 2; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
