package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.decoder.ModuleDecoder;
import cezve.model.error.ModuleException;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** A module given on the command line: a file, or {@code -} for standard input. */
final class ModuleFile {
  static final String TOO_LARGE = "too large for the memory that the JVM may use";

  private final String name;
  private final byte[] bytes;
  private final Module module;

  private ModuleFile(String name, byte[] bytes, Module module) {
    this.name = name;
    this.bytes = bytes;
    this.module = module;
  }

  /** Reads and decodes a module, but not its functions' bodies. */
  static ModuleFile read(String file) throws BadModule {
    byte[] bytes = readBytes(file);
    try {
      return new ModuleFile(file, bytes, ModuleDecoder.decode(bytes));
    } catch (ModuleException e) {
      throw new BadModule(file, e);
    } catch (OutOfMemoryError _) {
      throw new BadModule(file, TOO_LARGE);
    }
  }

  /** Reads a module without looking at it. */
  static byte[] readBytes(String file) throws BadModule {
    try {
      byte[] bytes =
          file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
      if (bytes.length == 0) {
        throw new BadModule(file, "malformed module: it is empty");
      }
      return bytes;
    } catch (IOException e) {
      throw new BadModule(file, e);
    } catch (InvalidPathException e) {
      throw new BadModule(file, "not a path: " + e.getReason());
    } catch (OutOfMemoryError _) {
      throw new BadModule(file, TOO_LARGE);
    }
  }

  /** How messages call it. */
  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  Module module() {
    return module;
  }

  /** Validates the module, which may use the given features. */
  ValidModule validate(Set<Feature> features) throws BadModule {
    try {
      return Validator.validate(module, features);
    } catch (ModuleException e) {
      throw new BadModule(name, e);
    }
  }
}
