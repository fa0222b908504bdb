package cezve.edge.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which requests a function answers.
 *
 * @param methods the methods, in capital letters; any, if there are none
 * @param path a pattern as of {@code /users/{name}/*}: a segment in braces stands for any one
 *     segment and names a parameter, and a last segment {@code *} for all that may follow
 */
public record Route(Set<String> methods, String path) {
  /** Any method on any path. */
  public static final Route EVERYTHING = new Route(Set.of(), "/*");

  /** Those methods, on paths of that pattern. */
  public Route {
    methods = Collections.unmodifiableSet(new LinkedHashSet<>(methods));
  }

  /** As a configuration has it: {@code GET,POST /users/{name}}. */
  @Override
  public String toString() {
    return methods.isEmpty() ? path : String.join(",", methods) + " " + path;
  }
}
