package cezve.edge.config;

import cezve.wasi.ListenAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A service: some functions behind one address.
 *
 * @param name what logs and metrics call it
 * @param listen where it listens
 * @param state where its functions keep what outlives a request
 * @param functions the functions, in the order of the file
 */
public record ServiceConfig(
    String name, ListenAddress listen, StateConfig state, List<FunctionConfig> functions) {
  /** Port 8080, for programs of this machine. */
  static final ListenAddress DEFAULT_LISTEN = new ListenAddress("127.0.0.1", 8080);

  static final String STATE_FILE = "state.mv";

  /** Functions behind an address. */
  public ServiceConfig {
    functions = List.copyOf(functions);
  }

  /**
   * A service of one function, which answers every request and has default limits. It is called
   * after its file, and the state lies beside that.
   */
  public static ServiceConfig ofModule(Path wasm) {
    Path file = wasm.toAbsolutePath().normalize();
    String name = functionName(String.valueOf(file.getFileName()));
    FunctionConfig function =
        new FunctionConfig(
            name,
            new ModuleSource.File(file, null),
            null,
            List.of(Route.EVERYTHING),
            Map.of(),
            new Secrets(Map.of()),
            List.of(),
            null,
            AllowedHosts.NONE,
            FunctionLimits.DEFAULT);
    return new ServiceConfig(
        name,
        DEFAULT_LISTEN,
        new StateConfig.Embedded(file.resolveSibling(STATE_FILE)),
        List.of(function));
  }

  private static String functionName(String file) {
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
  }
}
