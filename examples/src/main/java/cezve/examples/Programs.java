package cezve.examples;

import cezve.Instance;
import cezve.Linker;
import cezve.Module;
import cezve.Store;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs programs for WASI that read a text and write another. */
final class Programs {
  private Programs() {}

  /**
   * What a program has written.
   *
   * @param exitCode how it ended: 0 for success
   * @param output its standard output
   * @param errors its standard error
   */
  record Result(int exitCode, String output, String errors) {}

  /**
   * Runs a program to its end.
   *
   * @param wasi what the program sees, but for its streams
   * @throws IOException if some directory cannot be opened, or some file not be written
   */
  static Result run(Store store, Module program, Wasi.Builder wasi, String input)
      throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    wasi.stdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .stdout(output)
        .stderr(errors);
    int exitCode = run(store, program, wasi);
    return new Result(
        exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  private static int run(Store store, Module program, Wasi.Builder builder) throws IOException {
    try (Wasi wasi = builder.build()) {
      Instance instance = new Linker().addSource(wasi).instantiate(store, program);
      instance.function("_start", Runnable.class).run();
      return 0;
    } catch (ProcExit e) {
      return e.exitCode();
    }
  }
}
