package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.module.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as {@link Main} does, without ending the process. */
final class Cli {

  /**
   * What a run of the command gave.
   *
   * @param binary what was written to standard output as bytes
   */
  record Result(int status, String out, Bytes binary, String err) {

    /** Requires success without a word on standard error; what was printed. */
    String success() {
      assertEquals("", err);
      assertEquals(ExitCode.OK, status);
      return out;
    }

    /** Requires success; what was printed as UTF-8 without regard to the terminal's encoding. */
    String successInUtf8() {
      assertEquals("", success());
      return new String(binary.toArray(), StandardCharsets.UTF_8);
    }

    /** Requires a failure; what was said about it. */
    String failure(int expected) {
      assertTrue(err.startsWith("cezve: "), err);
      assertEquals(expected, status, err);
      return err;
    }
  }

  private Cli() {}

  /**
   * What runs the command in a process of its own, to be continued by its arguments.
   *
   * @param options for the JVM
   */
  static List<String> process(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  static Result run(String... args) {
    return runWith(new byte[0], args);
  }

  /** Runs the command with the given bytes as standard input. */
  static Result runWith(byte[] input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter errWriter = new PrintWriter(err);
    ByteArrayOutputStream binary = new ByteArrayOutputStream();
    InputStream inBefore = System.in;
    PrintStream outBefore = System.out;
    System.setIn(new ByteArrayInputStream(input));
    System.setOut(new PrintStream(binary));
    int status;
    try {
      status =
          Failures.guard(
              () -> RootCommand.commandLine(new PrintWriter(out), errWriter, args).execute(args),
              errWriter);
    } finally {
      System.setIn(inBefore);
      System.setOut(outBefore);
    }
    Result result =
        new Result(status, out.toString(), Bytes.of(binary.toByteArray()), err.toString());
    assertFalse(result.toString().contains("\tat "), () -> "a Java stack trace: " + result);
    assertFalse(result.err().contains("internal error"), result::err);
    return result;
  }
}
