package cezve.edge.config;

import cezve.edge.document.Node;
import cezve.edge.document.Problems;
import cezve.edge.document.TableReader;
import cezve.edge.document.TextFile;
import cezve.edge.document.TomlDocument;
import cezve.edge.document.Words;
import cezve.wasi.ListenAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file that describes a service. */
public final class ConfigReader {
  private static final String STATE_FORM =
      "must be a file, or redis://HOST:PORT/DATABASE, or rediss: with TLS";
  private static final Pattern FUNCTION_NAME = Pattern.compile("[a-z0-9_-]+");
  private static final Pattern DATABASE = Pattern.compile("|/|/[0-9]{1,9}");

  private final Path directory;
  private final Map<String, String> environment;
  private final Problems problems;

  private ConfigReader(String file, Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
    this.problems = new Problems(file);
  }

  /**
   * What a file says.
   *
   * @param processEnvironment where secrets are looked up first
   * @throws ConfigException with all mistakes of the file
   */
  public static ServiceConfig read(Path file, Map<String, String> processEnvironment)
      throws ConfigException {
    Path directory = file.toAbsolutePath().normalize().getParent();
    Path base = directory == null ? Path.of("").toAbsolutePath() : directory;
    ConfigReader reader = new ConfigReader(file.toString(), base, processEnvironment);
    String text = TextFile.read(file, file.toString(), reader.problems);
    return reader.read(text);
  }

  /**
   * What a text says.
   *
   * @param name what messages call it
   * @param directory where paths begin
   * @param processEnvironment where secrets are looked up first
   * @throws ConfigException with all mistakes of the text
   */
  public static ServiceConfig read(
      String text, String name, Path directory, Map<String, String> processEnvironment)
      throws ConfigException {
    Path base = directory.toAbsolutePath().normalize();
    return new ConfigReader(name, base, processEnvironment).read(text);
  }

  private ServiceConfig read(@Nullable String text) throws ConfigException {
    Node.Table root = text == null ? null : TomlDocument.parse(text, problems);
    ServiceConfig config = root == null ? null : service(new TableReader(root, "", problems));
    if (config == null || !problems.isEmpty()) {
      throw new ConfigException(problems.sorted());
    }
    return config;
  }

  private ServiceConfig service(TableReader root) {
    String name = root.parsed("name", "a text that is not empty", ConfigReader::notBlank);
    ListenAddress listen =
        root.parsed("listen", "HOST:PORT, [V6]:PORT or :PORT", ListenAddress::parse);
    StateConfig state = state(root);
    SecretSource secrets = secrets(root);
    TableReader limitsTable = root.table("limits", "[limits]");
    FunctionLimits limits =
        limitsTable == null
            ? FunctionLimits.DEFAULT
            : new LimitsReader(limitsTable).read(FunctionLimits.DEFAULT);
    List<FunctionConfig> functions = functions(root, limits, secrets);
    root.finish();
    return new ServiceConfig(
        name == null ? defaultName() : name,
        listen == null ? ServiceConfig.DEFAULT_LISTEN : listen,
        state,
        functions);
  }

  private static @Nullable String notBlank(String text) {
    return text.isBlank() ? null : text;
  }

  private String defaultName() {
    Path last = directory.getFileName();
    return last == null ? "functions" : last.toString();
  }

  /** No message shows a state's value, which may have a password. */
  private StateConfig state(TableReader root) {
    StateConfig fallback = new StateConfig.Embedded(directory.resolve(ServiceConfig.STATE_FILE));
    Node node = root.get("state");
    if (node == null) {
      return fallback;
    }
    if (node instanceof Node.Text text && !text.value().isBlank()) {
      StateConfig state = text.value().contains("://") ? redis(text.value()) : file(text.value());
      if (state != null) {
        return state;
      }
    }
    root.problem("state", "\"state\" " + STATE_FORM);
    return fallback;
  }

  private static @Nullable StateConfig redis(String text) {
    try {
      URI uri = new URI(text);
      boolean isScheme = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
      boolean isRest = uri.getRawQuery() == null && uri.getRawFragment() == null;
      return isScheme
              && isRest
              && uri.getHost() != null
              && DATABASE.matcher(uri.getRawPath()).matches()
          ? new StateConfig.Redis(uri)
          : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private @Nullable StateConfig file(String text) {
    Path file = resolve(directory, text);
    Path parent = file == null ? null : file.getParent();
    return file != null && parent != null && Files.isDirectory(parent) && !Files.isDirectory(file)
        ? new StateConfig.Embedded(file)
        : null;
  }

  private SecretSource secrets(TableReader root) {
    String name = root.text("dotenv");
    Path file = name == null ? null : resolve(directory, name);
    if (name == null || file == null || !Files.isRegularFile(file)) {
      if (name != null) {
        root.problem("dotenv", "there is no file " + Words.quote(name));
      }
      return new SecretSource(environment, Map.of(), null);
    }
    String text = TextFile.read(file, name, problems);
    return new SecretSource(
        environment, text == null ? Map.of() : DotenvFile.parse(text, name, problems), name);
  }

  private List<FunctionConfig> functions(
      TableReader root, FunctionLimits limits, SecretSource secrets) {
    TableReader table = root.table("functions", "[functions]");
    if (root.get("functions") == null || (table != null && table.names().isEmpty())) {
      problems.addMissing(root.place("functions"), "there is no function; write [functions.NAME]");
    }
    if (table == null) {
      return List.of();
    }
    FunctionReader reader = new FunctionReader(directory, limits, secrets, problems);
    List<FunctionConfig> functions = new ArrayList<>();
    for (String name : table.names()) {
      if (!FUNCTION_NAME.matcher(name).matches()) {
        String message = " is no name of a function, which has a-z, 0-9, _ and - only";
        table.problem(name, Words.quote(name) + message);
      }
      TableReader function = table.table(name, "[functions." + name + "]");
      if (function != null) {
        functions.add(reader.read(name, function));
      }
    }
    return functions;
  }

  /** A path from a directory, or null if the text cannot be one. */
  static @Nullable Path resolve(Path directory, String text) {
    try {
      return text.isEmpty() ? null : directory.resolve(text).normalize();
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
