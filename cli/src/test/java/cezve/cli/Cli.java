package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command as {@link Main} does, without ending the process. */
final class Cli {

  /** What a run of the command gave. */
  record Result(int status, String out, String err) {

    /** Requires success without a word on standard error; what was printed. */
    String success() {
      assertEquals("", err);
      assertEquals(ExitCode.OK, status);
      return out;
    }

    /** Requires a failure; what was said about it. */
    String failure(int expected) {
      assertTrue(err.startsWith("cezve: "), err);
      assertEquals(expected, status, err);
      return err;
    }
  }

  private Cli() {}

  static Result run(String... args) {
    return runWith(new byte[0], args);
  }

  /** Runs the command with the given bytes as standard input. */
  static Result runWith(byte[] input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter errWriter = new PrintWriter(err);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    int status;
    try {
      status =
          Failures.guard(
              () -> RootCommand.commandLine(new PrintWriter(out), errWriter).execute(args),
              errWriter);
    } finally {
      System.setIn(before);
    }
    Result result = new Result(status, out.toString(), err.toString());
    assertFalse(result.toString().contains("\tat "), () -> "a Java stack trace: " + result);
    assertFalse(result.err().contains("internal error"), result::err);
    return result;
  }
}
