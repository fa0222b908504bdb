package cezve.edge.guest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that guests run on. They are the operating system's, which shares the processors out
 * among them however long a guest runs, and their stacks are as large as the function's limit says.
 */
public final class GuestThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  /** What the host itself needs of a stack below and above a guest. */
  private static final long HOST_STACK_BYTES = 128 << 10;

  private final Map<Long, ExecutorService> bySize = new ConcurrentHashMap<>();

  /** No threads yet. */
  public GuestThreads() {}

  /** Runs something on a thread with a stack for guests. */
  void run(long stackBytes, Runnable task) {
    bySize.computeIfAbsent(stackBytes, GuestThreads::start).execute(task);
  }

  private static ExecutorService start(long stackBytes) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread =
              new Thread(null, task, "cezve-guest", stackBytes + HOST_STACK_BYTES, false);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends the threads as soon as their guests have ended. */
  @Override
  public void close() {
    bySize.values().forEach(ExecutorService::shutdown);
  }
}
