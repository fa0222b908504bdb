package cezve.spectests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The tests of a suite that are known to fail. The list is exact: one that passes, or that there is
 * not, fails the build.
 *
 * <p>A line has a variant and the name of a test, {@code INTERPRETER test/core/br.wast:137}; what
 * follows a {@code #} is a comment.
 */
public final class KnownFailures {
  private final Set<String> listed = new HashSet<>();
  private final Set<String> met = new HashSet<>();

  public KnownFailures(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      int comment = line.indexOf('#');
      String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!entry.isEmpty() && !listed.add(entry)) {
        throw new AssertionError(file + " lists " + entry + " twice");
      }
    }
  }

  /** Whether a test is listed. */
  public boolean contains(EngineVariant variant, String test) {
    String entry = variant + " " + test;
    met.add(entry);
    return listed.contains(entry);
  }

  /** What is listed and was never asked for. */
  public Set<String> unmet() {
    Set<String> unmet = new HashSet<>(listed);
    unmet.removeAll(met);
    return unmet;
  }
}
