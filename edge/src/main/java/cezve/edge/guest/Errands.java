package cezve.edge.guest;

import cezve.edge.Outcome;
import cezve.runtime.Interruption;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for other machines. It is done by the virtual thread of the request, since what a
 * virtual thread waits for ends when that is interrupted: by the guest itself if it runs there, and
 * else on its behalf, while it waits in its turn. Either way a guest can be stopped at any time.
 */
final class Errands {
  /** Stands for the end of all errands. */
  private record End() implements Runnable {
    @Override
    public void run() {}
  }

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Place place;
  private @Nullable Interruption interruption;

  /** Where the guest runs. */
  enum Place {
    /** On the thread of its request. */
    HERE,
    /** On another one. */
    ELSEWHERE
  }

  Errands(Place place) {
    this.place = place;
  }

  Place place() {
    return place;
  }

  /** Sets what stops the guest. */
  void governedBy(Interruption means) {
    this.interruption = means;
  }

  /** Does errands until there are no more to come; called by the request's thread. */
  void serve() throws InterruptedException {
    for (Runnable errand = queue.take(); !(errand instanceof End); errand = queue.take()) {
      errand.run();
      // One that was called off has interrupted this thread.
      boolean _ = Thread.interrupted();
    }
  }

  /** Says that no more are to come. */
  void end() {
    queue.add(new End());
  }

  /**
   * Has something done, and waits for it.
   *
   * @throws cezve.model.error.ExecutionException if the guest was stopped meanwhile
   */
  <T> T run(Callable<T> errand) throws IOException {
    FutureTask<T> task = new FutureTask<>(errand);
    IntSupplier doing =
        switch (place) {
          case HERE -> () -> runHere(task);
          case ELSEWHERE -> () -> handOver(task);
        };
    Interruption means = interruption;
    int _ = means == null ? doing.getAsInt() : means.block(doing);
    return result(task);
  }

  private static int runHere(FutureTask<?> task) {
    task.run();
    return 0;
  }

  private int handOver(FutureTask<?> task) {
    queue.add(task);
    return await(task);
  }

  private static int await(RunnableFuture<?> task) {
    try {
      Object _ = task.get();
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException _) {
      // The result will tell.
    }
    return 0;
  }

  private static <T> T result(FutureTask<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException _) {
      task.cancel(true);
      throw new Ended(Outcome.UNAVAILABLE, "the thread was interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IOException(e.getCause());
      }
    }
  }
}
