package cezve.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasi.WasiExitException;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs a WASI program with Chicory's compiler, as {@code cezve run} does with Cezve. */
public final class ChicoryProgram {
  private static final long STACK_BYTES = 256L << 20;
  private static final int TRAPPED = 134;

  private ChicoryProgram() {}

  /**
   * Runs the program and ends the process with its exit status.
   *
   * @param args {@code [--dir HOST::GUEST]… [--env NAME=VALUE]… FILE [ARGS…]}
   */
  public static void main(String[] args) throws InterruptedException {
    int[] status = {TRAPPED};
    Thread guest = new Thread(null, () -> status[0] = run(args), "guest", STACK_BYTES);
    guest.start();
    guest.join();
    System.out.flush();
    System.exit(status[0]);
  }

  private static int run(String[] args) {
    WasiOptions.Builder options = WasiOptions.builder().inheritSystem();
    int i = 0;
    for (; args[i].startsWith("--"); i += 2) {
      String value = args[i + 1];
      if (args[i].equals("--dir")) {
        int separator = value.indexOf("::");
        options.withDirectory(
            value.substring(separator + 2), Path.of(value.substring(0, separator)));
      } else {
        int separator = value.indexOf('=');
        options.withEnvironment(value.substring(0, separator), value.substring(separator + 1));
      }
    }
    List<String> arguments = Arrays.asList(args).subList(i, args.length);
    WasmModule module = Parser.parse(Path.of(args[i]));
    try (WasiPreview1 wasi =
        WasiPreview1.builder().withOptions(options.withArguments(arguments).build()).build()) {
      Instance.builder(module)
          .withMachineFactory(MachineFactoryCompiler.compile(module))
          .withImportValues(ImportValues.builder().addFunction(wasi.toHostFunctions()).build())
          .build();
      return 0;
    } catch (WasiExitException exit) {
      return exit.exitCode();
    }
  }
}
