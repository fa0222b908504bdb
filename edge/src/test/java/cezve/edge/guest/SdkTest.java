package cezve.edge.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.HostFunction;
import cezve.Instance;
import cezve.Memory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What documentation, SDKs and the server say of the interface is the same: names, and the types of
 * parameters, i for {@code i32} and j for {@code i64}.
 */
class SdkTest {
  private static final Pattern DOCUMENTED = Pattern.compile("`([a-z_]+)\\(([a-z_, ]*)\\)`");
  private static final Pattern C =
      Pattern.compile("CEZVE_IMPORT\\(([a-z_]+)\\)\nint32_t cezve_\\1\\(([^)]*)\\);");
  private static final Pattern RUST = Pattern.compile("pub fn ([a-z_]+)\\(([^)]*)\\) -> i32;");

  private static Map<String, String> found(Pattern pattern, String file, Predicate<String> isLong)
      throws IOException {
    Map<String, String> found = new TreeMap<>();
    pattern
        .matcher(Files.readString(Path.of(file)))
        .results()
        .forEach(result ->
            found.put(
                result.group(1),
                Pattern.compile(",")
                    .splitAsStream(result.group(2))
                    .map(String::strip)
                    .filter(parameter -> !parameter.isEmpty())
                    .map(parameter -> isLong.test(parameter) ? "j" : "i")
                    .collect(Collectors.joining())));
    return found;
  }

  private static Map<String, String> served() {
    Map<String, String> served = new TreeMap<>();
    for (Class<?> functions :
        List.of(
            RequestFunctions.class,
            ResponseFunctions.class,
            SentFunctions.class,
            StateFunctions.class,
            OtherFunctions.class)) {
      for (Method method : functions.getDeclaredMethods()) {
        HostFunction function = method.getAnnotation(HostFunction.class);
        if (function != null) {
          String name = function.value().isEmpty() ? method.getName() : function.value();
          served.put(name, types(method));
        }
      }
    }
    return served;
  }

  private static String types(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .filter(type -> type != Memory.class && type != Instance.class)
        .map(type -> type == long.class ? "j" : "i")
        .collect(Collectors.joining());
  }

  @Test
  void documentation() throws IOException {
    List<String> longs = List.of("ttl", "delta");
    Map<String, String> documented = found(DOCUMENTED, "../docs/edge-abi.md", longs::contains);
    assertTrue(documented.size() > 20);
    assertEquals(served(), documented);
  }

  @Test
  void headerForC() throws IOException {
    assertEquals(
        served(),
        found(
            C,
            "sdk/c/cezve.h",
            parameter -> parameter.contains("int64_t") && !parameter.contains("*")));
  }

  @Test
  void crateForRust() throws IOException {
    assertEquals(
        served(), found(RUST, "sdk/rust/src/raw.rs", parameter -> parameter.endsWith(": i64")));
  }
}
