package cezve.cli;

import java.io.PrintWriter;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    int status = run(args);
    // Runtime.exit asks for a logger, which takes milliseconds; so it is left to those who need it.
    if (status != ExitCode.OK || Thread.activeCount() > 1) {
      System.exit(status);
    }
  }

  /** Runs the command; its exit status. */
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, false, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    RunOptions plain = RunOptions.ofPlain(args);
    int status =
        Failures.guard(
            () ->
                plain == null
                    ? RootCommand.commandLine(out, err).execute(args)
                    : new Program(plain, out, err).run(),
            err);
    out.flush();
    return status;
  }
}
