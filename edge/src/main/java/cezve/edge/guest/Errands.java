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
import org.jspecify.annotations.Nullable;

/**
 * What a guest's thread has the thread of its request do: all that waits for other machines. That
 * one is virtual, so that whatever it waits for ends when it is interrupted; and the guest, which
 * waits for it, can be stopped at any time.
 */
final class Errands {
  /** Stands for the end of all errands. */
  private record End() implements Runnable {
    @Override
    public void run() {}
  }

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private @Nullable Interruption interruption;

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
    queue.add(task);
    Interruption means = interruption;
    if (means != null) {
      int _ = means.block(() -> await(task));
    }
    return result(task);
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
