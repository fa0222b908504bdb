package cezve.edge.guest;

import cezve.edge.config.FunctionLimits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What guests run on. As long as its limits allow it, a guest runs on the virtual thread of its
 * request; else on a thread of the operating system, whose stack is as large as its limit says, and
 * whose processor time can be told.
 */
public final class GuestThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  /** What the host itself needs of a stack below and above a guest. */
  private static final long HOST_STACK_BYTES = 128 << 10;

  private final Map<Long, ExecutorService> bySize = new ConcurrentHashMap<>();

  /** No threads yet. */
  public GuestThreads() {}

  /** Where a guest with these limits runs, whose request this thread has. */
  static Errands.Place place(FunctionLimits limits) {
    return limits.stackBytes() == FunctionLimits.DEFAULT.stackBytes()
            && limits.cpuTime() == null
            && Thread.currentThread().isVirtual()
        ? Errands.Place.HERE
        : Errands.Place.ELSEWHERE;
  }

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
