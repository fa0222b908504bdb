package cezve.maven;

import cezve.compiler.packaging.ModuleEntries;
import cezve.compiler.packaging.ModuleInterface;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.error.ModuleException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.cache.PackagedModule;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** A folder of classes that modules are put into. */
final class ModuleFolder {
  private static final String BINARY = ".wasm";
  private static final String TEXT = ".wat";

  private final Path root;
  private final String interfacePackage;
  private final Set<Feature> features;

  /**
   * A folder.
   *
   * @param interfacePackage where interfaces of modules are, or empty if there are none
   * @param features what modules may use
   */
  ModuleFolder(Path root, String interfacePackage, Set<Feature> features) {
    this.root = root;
    this.interfacePackage = interfacePackage;
    this.features = features;
  }

  /** Whether a file is a module, as its name says. */
  static boolean isModule(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(BINARY) || name.endsWith(TEXT)) && Files.isRegularFile(file);
  }

  /** What the module in a file is called. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Puts the module of a file, and its code, in the place of one that has the same name. */
  void compile(Path file, String name) throws IOException, MojoFailureException {
    byte[] bytes = Files.readAllBytes(file);
    ValidModule valid;
    byte[] binary;
    try {
      binary = file.toString().endsWith(TEXT) ? encode(file, bytes) : bytes;
      valid = Validator.validate(ModuleDecoder.decode(binary), features);
    } catch (ModuleException e) {
      // Positions in a text name it.
      String place = e.position() instanceof Position.Text ? "" : file + ": ";
      throw new MojoFailureException(place + e.getMessage(), e);
    }
    delete(root.resolve(PackagedModule.folder(name)));
    ModuleEntries.write(name, binary, valid, this::write);
    if (!interfacePackage.isEmpty()) {
      String type = interfacePackage + "." + typeName(name);
      write(type.replace('.', '/') + ".class", ModuleInterface.generate(type, name, valid));
    }
  }

  /** The name of a module's interface: {@code MyModule} for {@code my-module}. */
  static String typeName(String module) {
    StringBuilder type = new StringBuilder();
    boolean starts = true;
    for (int i = 0; i < module.length(); i++) {
      char c = module.charAt(i);
      if (!Character.isJavaIdentifierPart(c)) {
        starts = true;
      } else {
        type.append(starts ? Character.toUpperCase(c) : c);
        starts = false;
      }
    }
    boolean isName = !type.isEmpty() && Character.isJavaIdentifierStart(type.charAt(0));
    return isName ? type.toString() : "Module" + type;
  }

  /** A text in the binary format; it is validated first, for messages that name its lines. */
  private byte[] encode(Path file, byte[] text) {
    Module module = ModuleParser.parse(Source.of(file.toString(), text));
    Validator.validate(module, features);
    return ModuleEncoder.encode(module);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
