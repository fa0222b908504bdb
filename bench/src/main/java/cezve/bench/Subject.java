package cezve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module that a benchmark is told to look at. */
final class Subject {
  private Subject() {}

  /**
   * The module's bytes.
   *
   * @param module the name of a kernel, or the path of a file
   * @throws IllegalArgumentException if it is neither
   */
  static byte[] bytes(String module) throws IOException {
    for (Kernel kernel : Kernel.values()) {
      if (kernel.toString().equals(module)) {
        return kernel.module();
      }
    }
    Path file = Path.of(module);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("neither a kernel nor a file: " + module);
    }
    return Files.readAllBytes(file);
  }
}
