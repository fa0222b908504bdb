package cezve.edge.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets are looked up.
 *
 * @param process variables of this process, which come first
 * @param dotenv variables of a file
 * @param file what that file is called, or null if there is none
 */
record SecretSource(
    Map<String, String> process, Map<String, String> dotenv, @Nullable String file) {

  @Nullable String get(String variable) {
    String value = process.get(variable);
    return value == null ? dotenv.get(variable) : value;
  }

  /** What messages call all of it. */
  String describe() {
    return file == null ? "the environment" : "the environment and not in " + file;
  }

  /** Shows no variable. */
  @Override
  public String toString() {
    return describe();
  }
}
