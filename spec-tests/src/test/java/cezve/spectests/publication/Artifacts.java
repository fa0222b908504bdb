package cezve.spectests.publication;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.spectests.SharedData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;

/** The jars that embedders get. */
final class Artifacts {
  /** Directories of what embedders import, one way or another; not the command line. */
  static final List<String> EMBEDDED =
      List.of(
          "model",
          "decoder",
          "text",
          "validator",
          "tree",
          "runtime",
          "interpreter",
          "aot-compiler",
          "wasi",
          "api");

  private Artifacts() {}

  /** The jar that this build has made of a module; without it a test is skipped, aloud. */
  static Path jar(String directory) throws IOException {
    Path target = SharedData.repository().resolve(directory).resolve("target");
    SharedData.require(target, "the phase package makes jars");
    try (Stream<Path> files = Files.list(target)) {
      Path none = target.resolve(directory + ".jar");
      Path found = files.filter(Artifacts::isJarOfClasses).findFirst().orElse(none);
      return SharedData.require(found, "the phase package makes it");
    }
  }

  private static boolean isJarOfClasses(Path file) {
    return file.getFileName().toString().matches("cezve.*-[0-9.]+(-SNAPSHOT)?\\.jar");
  }

  /** The jar that a class of others is in. */
  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** All that an embedder gets. */
  static List<Path> all() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String directory : EMBEDDED) {
      jars.add(jar(directory));
    }
    jars.add(jar(ClassWriter.class));
    jars.add(jar(Nullable.class));
    assertTrue(jars.stream().allMatch(Files::isRegularFile), jars::toString);
    return jars;
  }
}
