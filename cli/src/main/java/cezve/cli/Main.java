package cezve.cli;

import java.io.PrintWriter;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** What a process does: gives its exit status, and has where its output and messages go. */
  interface Action {
    int run(PrintWriter out, PrintWriter err) throws Exception;
  }

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    end(run(args));
  }

  /** Runs the command; its exit status. */
  public static int run(String... args) {
    RunOptions plain = RunOptions.ofPlain(args);
    return run((out, err) ->
        plain == null
            ? RootCommand.commandLine(out, err, args).execute(args)
            : new Program(plain, out, err).run());
  }

  /** Does something; its exit status, or that of what goes wrong, which is printed. */
  static int run(Action action) {
    PrintWriter out = new PrintWriter(System.out, false, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    int status = Failures.guard(() -> action.run(out, err), err);
    out.flush();
    return status;
  }

  /** Ends the process. */
  static void end(int status) {
    // Runtime.exit asks for a logger, which takes milliseconds; so it is left to those who need it.
    if (status != ExitCode.OK || isHeldByThread()) {
      System.exit(status);
    }
  }

  /** Whether a thread would keep the process from ending when this one has ended. */
  private static boolean isHeldByThread() {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (!threads[i].isDaemon() && !threads[i].equals(Thread.currentThread())) {
        return true;
      }
    }
    return count == threads.length;
  }
}
