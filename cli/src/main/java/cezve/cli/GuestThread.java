package cezve.cli;

import cezve.runtime.StoreLimits;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Runs guests on a thread whose stack has room for what the store's limits allow. */
final class GuestThread implements Runnable {
  private final Callable<Integer> guest;
  private final PrintWriter err;
  private int status = ExitCode.INTERNAL_ERROR;

  private GuestThread(Callable<Integer> guest, PrintWriter err) {
    this.guest = guest;
    this.err = err;
  }

  /** Runs a guest to its end; its exit status, or that of what went wrong, which is printed. */
  static int run(Callable<Integer> guest, PrintWriter err) {
    GuestThread task = new GuestThread(guest, err);
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
    return task.status;
  }

  @Override
  public void run() {
    status = Failures.guard(guest, err);
  }
}
