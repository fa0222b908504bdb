package cezve.compiler.packaging;

import cezve.compiler.CompilerOptions;
import cezve.compiler.GeneratedModule;
import cezve.model.instruction.Feature;
import cezve.runtime.cache.PackagedModule;
import cezve.validator.ValidModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The files that make up a module and its code: entries of a jar, or of a folder of classes. */
public final class ModuleEntries {
  private static final int GROUPS_AT_ONCE = 256;

  private ModuleEntries() {}

  /** Takes files. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes a file.
     *
     * @param name its path, with slashes
     */
    void add(String name, byte[] content) throws IOException;
  }

  /**
   * Writes a module and its code. The same module gives the same files in the same order.
   *
   * @param name its name
   * @param binary the module in the binary format
   * @param valid the same module
   */
  public static void write(String name, byte[] binary, ValidModule valid, Sink sink)
      throws IOException {
    String folder = PackagedModule.folder(name);
    GeneratedModule generated = new GeneratedModule(valid, CompilerOptions.DEFAULT);
    sink.add(folder + PackagedModule.MODULE, binary);
    sink.add(
        folder + PackagedModule.ENGINE, PackagedModule.release().getBytes(StandardCharsets.UTF_8));
    sink.add(folder + PackagedModule.FEATURES, features(valid).getBytes(StandardCharsets.UTF_8));
    sink.add(folder + PackagedModule.FACTS, generated.facts());
    for (int i = 0; i < generated.groups(); i += GROUPS_AT_ONCE) {
      int end = Math.min(generated.groups(), i + GROUPS_AT_ONCE);
      List<Map<String, byte[]>> groups =
          IntStream.range(i, end).parallel().mapToObj(generated::pieces).toList();
      for (Map<String, byte[]> group : groups) {
        for (Map.Entry<String, byte[]> piece : group.entrySet()) {
          sink.add(folder + piece.getKey(), piece.getValue());
        }
      }
    }
  }

  private static String features(ValidModule valid) {
    StringBuilder names = new StringBuilder();
    for (Feature feature : valid.features()) {
      names.append(feature.name()).append('\n');
    }
    return names.toString();
  }
}
