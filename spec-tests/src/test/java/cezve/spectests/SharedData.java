package cezve.spectests;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Test data of others, which lies beside the repository and is never copied into it. */
public final class SharedData {
  private SharedData() {}

  /** The root of the repository, given by the build. */
  public static Path repository() {
    String root = System.getProperty("cezve.root");
    if (root == null) {
      throw new IllegalStateException("run by Maven, which sets the system property cezve.root");
    }
    return Path.of(root);
  }

  /**
   * A folder of {@code ../shared}. Without it the test that asks is skipped, aloud; where {@code
   * CI} is true it fails.
   */
  public static Path require(String folder) {
    return require(repository().resolveSibling("shared").resolve(folder), "see CONTRIBUTING.md");
  }

  /**
   * The official suite: that of {@code ../shared}, or else what {@code spec-tests/suite/fetch} has
   * brought.
   */
  public static Path suite() {
    return sharedOrFetched("spec", "spec");
  }

  /** The official programs for WASI, from the same places. */
  public static Path wasiSuite() {
    return sharedOrFetched("wasi-testsuite", "wasi");
  }

  private static Path sharedOrFetched(String sharedName, String fetchedName) {
    Path shared = repository().resolveSibling("shared").resolve(sharedName);
    return Files.isDirectory(shared)
        ? shared
        : require(
            repository().resolve("spec-tests/suite").resolve(fetchedName),
            "spec-tests/suite/fetch brings it");
  }

  /** A file or folder that a test cannot do without, and how one comes by it. */
  public static Path require(Path path, String remedy) {
    if (Files.exists(path)) {
      return path;
    }
    String message = path + " is missing, so nothing was tested with it: " + remedy;
    if ("true".equals(System.getenv("CI"))) {
      return fail(message);
    }
    System.err.println("SKIPPED: " + message);
    return abort(message);
  }
}
