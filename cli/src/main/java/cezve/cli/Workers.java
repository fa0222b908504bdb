package cezve.cli;

import cezve.runtime.StoreLimits;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Does things in parallel, on threads whose stack has room for functions that are nested deeply.
 */
final class Workers {
  /** For each thread, the results that may wait for the one which is to be taken first. */
  private static final int AHEAD = 8;

  private Workers() {}

  /**
   * Makes one thing after the other, several at a time.
   *
   * @param maker makes the thing of a number from 0 to below {@code count}
   * @param consumer takes them on this thread, in the order of their numbers
   */
  static <T> void forEach(int count, IntFunction<T> maker, Consumer<T> consumer) {
    int threads = Math.clamp(count, 1, Runtime.getRuntime().availableProcessors());
    Queue<CompletableFuture<T>> pending = new ArrayDeque<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, task -> new Thread(null, task, "worker", StoreLimits.STACK_BYTES))) {
      try {
        for (int i = 0; i < count; i++) {
          int number = i;
          pending.add(CompletableFuture.supplyAsync(() -> maker.apply(number), workers));
          if (pending.size() > AHEAD * threads) {
            consumer.accept(pending.remove().join());
          }
        }
        while (!pending.isEmpty()) {
          consumer.accept(pending.remove().join());
        }
      } catch (CompletionException e) {
        throw cause(e);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static RuntimeException cause(CompletionException wrapper) {
    return switch (wrapper.getCause()) {
      case Error error -> throw error;
      case RuntimeException problem -> problem;
      case null, default -> wrapper;
    };
  }
}
