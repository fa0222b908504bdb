package cezve.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;

/** What follows if output could not be written. */
final class LostOutput {
  private LostOutput() {}

  /**
   * Says why, unless the reader of a pipe had seen enough, as {@code head} has; the exit status.
   */
  static int report(PrintWriter err) {
    String reason = reason();
    if (!reason.equals("Broken pipe")) {
      err.println("cezve: the output cannot be written: " + reason);
      err.flush();
    }
    return ExitCode.BAD_MODULE;
  }

  /** Writers keep reasons to themselves, so that another attempt has to tell. */
  private static String reason() {
    if (System.out.checkError()) {
      try {
        new FileOutputStream(FileDescriptor.out).write('\n');
      } catch (IOException e) {
        return Failures.describe(e);
      }
    }
    return "some of it is missing";
  }
}
