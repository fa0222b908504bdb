package cezve.spectests;

import cezve.runtime.StoreLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A thread with as large a stack as the default limits are meant for. */
public final class GuestThread {
  private final Thread thread;
  private volatile @Nullable Throwable problem;

  private GuestThread(Runnable guest) {
    Runnable task =
        () -> {
          try {
            guest.run();
          } catch (Throwable e) {
            problem = e;
          }
        };
    this.thread = new Thread(null, task, "guest", StoreLimits.STACK_BYTES);
  }

  /** Begins to run a guest. */
  public static GuestThread start(Runnable guest) {
    GuestThread started = new GuestThread(guest);
    // A guest that hangs is reported, and must not keep the process from ending.
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  /** Waits until it has ended, and fails with what it failed with. */
  public void join() throws InterruptedException {
    thread.join();
    requireNoProblem();
  }

  /** The same, and fails too if it takes longer than that. */
  public void join(Duration limit) throws InterruptedException {
    if (!thread.join(limit)) {
      thread.interrupt();
      throw new AssertionError("still running after " + limit.toSeconds() + " s");
    }
    requireNoProblem();
  }

  private void requireNoProblem() {
    Throwable found = problem;
    if (found != null) {
      throw new AssertionError(found);
    }
  }
}
