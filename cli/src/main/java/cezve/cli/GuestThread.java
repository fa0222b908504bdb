package cezve.cli;

import cezve.runtime.Deadline;
import cezve.runtime.Interruption;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs guests on a thread whose stack has room for what the limits allow. */
final class GuestThread implements Runnable {
  private final Callable<Integer> guest;
  private final PrintWriter err;
  private int status = ExitCode.INTERNAL_ERROR;

  /** What is run. */
  interface Body {
    /**
     * Runs a guest; its exit status.
     *
     * @param interruption what its store has to be made with, which stops it in time; or null
     */
    int run(@Nullable Interruption interruption) throws Exception;
  }

  private GuestThread(Callable<Integer> guest, PrintWriter err) {
    this.guest = guest;
    this.err = err;
  }

  /** Runs a guest to its end; its exit status, or that of what went wrong, which is printed. */
  static int run(LimitOptions limits, Body guest, PrintWriter err) {
    GuestThread task = new GuestThread(() -> inTime(limits.timeout(), guest), err);
    Thread thread = new Thread(null, task, "guest", limits.limits().stackBytes());
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

  private static int inTime(@Nullable Duration timeout, Body guest) throws Exception {
    if (timeout == null) {
      return guest.run(null);
    }
    Interruption interruption = new Interruption();
    try (Deadline _ = interruption.stopAfter(timeout)) {
      return guest.run(interruption);
    }
  }

  @Override
  public void run() {
    status = Failures.guard(guest, err);
  }
}
