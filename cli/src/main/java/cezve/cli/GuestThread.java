package cezve.cli;

import cezve.runtime.StoreLimits;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs guests on a thread whose stack has room for what the store's limits allow. */
final class GuestThread implements Runnable {
  private final Callable<Integer> guest;
  private @Nullable Integer status;
  private @Nullable Throwable problem;

  private GuestThread(Callable<Integer> guest) {
    this.guest = guest;
  }

  /** Runs a guest to its end; its exit status, or that of what went wrong, which is printed. */
  static int run(Callable<Integer> guest, PrintWriter err) {
    GuestThread task = new GuestThread(guest);
    Thread thread = new Thread(null, task, "guest", StoreLimits.STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = task.problem;
    Integer result = task.status;
    if (failure != null || result == null) {
      return Failures.report(
          failure == null ? new AssertionError("BUG: a guest without an end") : failure, err);
    }
    return result;
  }

  @Override
  public void run() {
    try {
      status = guest.call();
    } catch (Throwable e) {
      problem = e;
    }
  }
}
