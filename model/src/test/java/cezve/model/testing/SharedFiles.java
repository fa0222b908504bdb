package cezve.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The official test suite, the specification's index of instructions and real programs. They are
 * not part of the repository but stand in a folder {@code shared} beside it; the system property
 * {@code cezve.shared} can name another one. Where there is none, tests that need it are skipped,
 * except on a build server, where they fail.
 */
public final class SharedFiles {
  private SharedFiles() {}

  /** A file or folder, given by its path from the shared folder. */
  public static Path path(String relative) {
    Path folder = folder();
    Path path = folder == null ? null : folder.resolve(relative);
    if (path != null && Files.exists(path)) {
      return path;
    }
    String message =
        "NOT TESTED: there is no ../shared/" + relative + " (or -Dcezve.shared is wrong)";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    System.err.println(message);
    return Assumptions.abort(message);
  }

  /** The files under a folder whose names end in {@code extension}, sorted. */
  public static List<Path> files(String relative, String extension) {
    try (Stream<Path> all = Files.walk(path(relative), FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path folder() {
    String property = System.getProperty("cezve.shared");
    if (property != null) {
      return Path.of(property);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared");
      if (Files.isDirectory(shared.resolve("spec"))) {
        return shared;
      }
    }
    return null;
  }
}
