package cezve.spectests.wasi;

import cezve.spectests.wasi.Operation.Output;
import cezve.spectests.wasi.Operation.Read;
import cezve.spectests.wasi.Operation.ReadAll;
import cezve.spectests.wasi.Operation.Run;
import cezve.spectests.wasi.Operation.Wait;
import cezve.spectests.wasi.Operation.Write;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program of the official suite and what is to be done with it.
 *
 * <p>Beside the program lies a description, {@code NAME.json}, in one of two formats: fields that
 * stand for one run, or a list of {@code operations}. Whatever is not understood in it is an error,
 * so that no test passes because its expectations were overlooked.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-testsuite/blob/main/doc/specification.md">the
 *     suite's description of both formats</a>
 */
record WasiCase(Path program, List<Operation> operations) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GUEST_ROOT = "/";

  private static final Set<String> RUN = Set.of("args", "env", "root", "dirs");
  private static final Set<String> ONE_RUN =
      Set.of("args", "env", "root", "dirs", "exit_code", "stdout", "stderr");

  /** Reads the description of a program; without one the program is run and has to succeed. */
  static WasiCase of(Path program) throws IOException {
    String name = program.getFileName().toString();
    Path description = program.resolveSibling(name.replaceFirst("\\.wasm$", ".json"));
    JsonNode json =
        Files.exists(description) ? JSON.readTree(description.toFile()) : JSON.createObjectNode();
    try {
      Path folder = Objects.requireNonNull(program.toAbsolutePath().getParent());
      return new WasiCase(program, operations(folder, json));
    } catch (IllegalArgumentException e) {
      throw new IOException(description + ": " + e.getMessage(), e);
    }
  }

  private static List<Operation> operations(Path folder, JsonNode json) {
    if (!json.has("operations")) {
      return oneRun(folder, json);
    }
    requireKnown(json, Set.of("operations", "proposals"));
    if (!json.path("proposals").isEmpty()) {
      throw new IllegalArgumentException("preview 1 has no proposals: " + json.get("proposals"));
    }
    List<Operation> operations = new ArrayList<>();
    for (JsonNode operation : array(json, "operations")) {
      operations.add(operation(folder, operation));
    }
    requireOrder(operations);
    return operations;
  }

  private static List<Operation> oneRun(Path folder, JsonNode json) {
    requireKnown(json, ONE_RUN);
    List<Operation> operations = new ArrayList<>();
    operations.add(run(folder, json));
    operations.add(new Wait(integer(json, "exit_code")));
    for (Output output : Output.values()) {
      String key = key(output);
      if (json.hasNonNull(key)) {
        operations.add(new ReadAll(output, text(json, key, "")));
      }
    }
    return operations;
  }

  private static Operation operation(Path folder, JsonNode json) {
    String type = text(json, "type", "");
    return switch (type) {
      case "run" -> {
        requireKnown(json, RUN, "type");
        yield run(folder, json);
      }
      case "wait" -> {
        requireKnown(json, Set.of("exit_code"), "type");
        yield new Wait(integer(json, "exit_code"));
      }
      case "read" -> {
        requireKnown(json, Set.of("id", "payload"), "type");
        yield new Read(output(text(json, "id", "stdout")), text(json, "payload", ""));
      }
      case "write" -> {
        requireKnown(json, Set.of("id", "payload"), "type");
        if (!text(json, "id", "stdin").equals("stdin")) {
          throw new IllegalArgumentException("write to " + json.get("id"));
        }
        yield new Write(text(json, "payload", ""));
      }
      case "connect", "send", "recv", "request", "kill" ->
          throw new IllegalArgumentException(
              "operation " + type + ": programs of preview 1 cannot open sockets to connect to");
      default -> throw new IllegalArgumentException("unknown operation: " + json);
    };
  }

  private static Run run(Path folder, JsonNode json) {
    List<String> args = new ArrayList<>();
    for (JsonNode arg : array(json, "args")) {
      args.add(text(arg));
    }
    Map<String, String> env = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> variable : json.path("env").properties()) {
      env.put(variable.getKey(), text(variable.getValue()));
    }
    Map<String, Path> dirs = new LinkedHashMap<>();
    if (json.hasNonNull("root")) {
      dirs.put(GUEST_ROOT, folder.resolve(text(json.get("root"))));
    }
    for (JsonNode dir : array(json, "dirs")) {
      dirs.put(text(dir), folder.resolve(text(dir)));
    }
    return new Run(args, env, dirs);
  }

  /** The program runs between a {@code run} and its {@code wait}, and all else happens then. */
  private static void requireOrder(List<Operation> operations) {
    boolean running = false;
    for (Operation operation : operations) {
      if ((operation instanceof Run) == running) {
        throw new IllegalArgumentException("not where a program runs: " + operation);
      }
      running = !(operation instanceof Wait);
    }
    if (running) {
      throw new IllegalArgumentException("a run without a wait");
    }
  }

  private static void requireKnown(JsonNode json, Set<String> known, String... more) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("not an object: " + json);
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!known.contains(field.getKey()) && !List.of(more).contains(field.getKey())) {
        throw new IllegalArgumentException("unknown key: " + field.getKey());
      }
    }
  }

  private static String key(Output output) {
    return switch (output) {
      case STDOUT -> "stdout";
      case STDERR -> "stderr";
    };
  }

  private static Output output(String key) {
    for (Output output : Output.values()) {
      if (key(output).equals(key)) {
        return output;
      }
    }
    throw new IllegalArgumentException("no such stream: " + key);
  }

  private static JsonNode array(JsonNode json, String key) {
    JsonNode array = json.path(key);
    if (!array.isMissingNode() && !array.isArray()) {
      throw new IllegalArgumentException(key + " is not a list: " + array);
    }
    return array;
  }

  private static String text(JsonNode json, String key, String otherwise) {
    JsonNode value = json.get(key);
    return value == null ? otherwise : text(value);
  }

  private static String text(@Nullable JsonNode json) {
    if (json == null || !json.isTextual()) {
      throw new IllegalArgumentException("not a text: " + json);
    }
    return json.textValue();
  }

  private static int integer(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (!value.isMissingNode() && !value.isInt()) {
      throw new IllegalArgumentException(key + " is not a number: " + value);
    }
    return value.asInt();
  }
}
