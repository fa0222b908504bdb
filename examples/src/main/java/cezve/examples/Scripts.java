package cezve.examples;

import cezve.Engine;
import cezve.Module;
import cezve.Store;
import cezve.runtime.Interruption;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs scripts in JavaScript: QuickJS, compiled to WebAssembly, which sees nothing but them. */
public final class Scripts {
  private final Module program;

  /**
   * An engine for scripts.
   *
   * @param program QuickJS, for WASI
   * @throws IOException if the program cannot be read
   */
  public Scripts(Engine engine, Path program) throws IOException {
    this.program = Module.read(engine, program);
  }

  /** A script that ended by an error. */
  public static final class ScriptException extends Exception {
    private static final long serialVersionUID = 1;

    ScriptException(String message) {
      super(message);
    }
  }

  /**
   * Runs a script.
   *
   * @return what it has printed
   * @throws ScriptException if it ends by an error
   * @throws cezve.model.error.ExecutionException if it takes more than the given time
   */
  public String run(String script, Duration time) throws ScriptException {
    Interruption interruption = new Interruption();
    Store store = Store.builder().interruption(interruption).build();
    Wasi.Builder wasi = Wasi.builder().args(List.of("qjs", "-e", script));
    Thread timer = Thread.startVirtualThread(() -> stop(interruption, time));
    try {
      Programs.Result result = Programs.run(store, program, wasi, "");
      if (result.exitCode() != 0) {
        throw new ScriptException(result.errors().strip());
      }
      return result.output();
    } catch (IOException e) {
      throw new AssertionError("the script has no files", e);
    } finally {
      timer.interrupt();
    }
  }

  private static void stop(Interruption interruption, Duration time) {
    try {
      Thread.sleep(time);
      interruption.request("the script took more than " + time);
    } catch (InterruptedException _) {
      // The script has ended in time.
    }
  }
}
