package cezve.cli;

import cezve.cli.Failures.BadModule;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.error.ModuleException;
import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.Engine;
import cezve.runtime.LoadedModule;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.ModuleDigest;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * A module given on the command line: a file, or {@code -} for standard input, in either format.
 * Nothing that has to do with the text format is loaded for a binary module.
 */
final class ModuleFile {
  /** What stands for standard input. */
  static final String STANDARD_INPUT = "-";

  static final String TOO_LARGE = "too large for the memory that the JVM may use";

  /** A text has no control characters, and other files have one in their first bytes. */
  private static final int LOOKED_AT = 256;

  /** To look a smaller module up in a cache takes longer than to compile it. */
  private static final int SMALL = 8 << 10;

  private final String name;
  private final byte[] bytes;
  private final Format format;

  /** What a module is written in. */
  private enum Format {
    BINARY,
    TEXT
  }

  private ModuleFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    this.format = isText(bytes) ? Format.TEXT : Format.BINARY;
  }

  /** Reads a file without looking at what the module in it says. */
  static ModuleFile read(String file) throws BadModule {
    return new ModuleFile(file, readBytes(file));
  }

  private static byte[] readBytes(String file) throws BadModule {
    try {
      byte[] bytes =
          file.equals(STANDARD_INPUT)
              ? System.in.readAllBytes()
              : Files.readAllBytes(Path.of(file));
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

  /** Whether a file can be in the text format: the binary format starts with a byte of 0. */
  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(LOOKED_AT, bytes.length); i++) {
      byte c = bytes[i];
      if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** How messages call it. */
  String name() {
    return name;
  }

  /** Whether it is in the text format. */
  boolean isText() {
    return format == Format.TEXT;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Decodes or parses the module; of a binary one, not yet the functions' bodies.
   *
   * @throws cezve.model.error.MalformedException if it is no module
   */
  Module parse() {
    return switch (format) {
      case BINARY -> ModuleDecoder.decode(bytes);
      case TEXT -> TextModule.parse(name, bytes);
    };
  }

  /** Decodes or parses the module; of a binary one, not yet the functions' bodies. */
  Module module() throws BadModule {
    try {
      return parse();
    } catch (ModuleException e) {
      throw problem(e);
    } catch (OutOfMemoryError _) {
      throw tooLarge();
    }
  }

  /** Decodes or parses the module and validates it; it may use the given features. */
  ValidModule validate(Set<Feature> features) throws BadModule {
    Module module = module();
    try {
      return Validator.validate(module, features);
    } catch (ModuleException e) {
      throw problem(e);
    }
  }

  /** The module in the binary format, which one in the text format is encoded in. */
  byte[] binary() throws BadModule {
    return switch (format) {
      case BINARY -> bytes;
      case TEXT -> ModuleEncoder.encode(module());
    };
  }

  /** Decodes or parses the module, which may use the given features, and has the engine load it. */
  LoadedModule load(Engine engine, Set<Feature> features) throws BadModule {
    return load(module -> engine.load(module, features));
  }

  /**
   * Does the same, or finds in a cache what the engine made of it before, unless it has none or is
   * sooner done without: a text has to be parsed in any case.
   */
  LoadedModule load(Engine engine, CodeCache cache, Set<Feature> features) throws BadModule {
    Engine caching = engine.withCache(cache);
    if (caching.equals(engine) || format == Format.TEXT || bytes.length < SMALL) {
      return load(engine, features);
    }
    ModuleDigest digest = new ModuleDigest(bytes).inBackground();
    return load(module -> caching.load(module, digest, features));
  }

  private LoadedModule load(Function<Module, LoadedModule> loading) throws BadModule {
    Module module = module();
    try {
      return loading.apply(module);
    } catch (ModuleException e) {
      throw problem(e);
    }
  }

  /** Decodes or parses all of the module without validating it. */
  Module checked() throws BadModule {
    Module module = module();
    try {
      ModuleDecoder.checkBodies(module);
      return module;
    } catch (ModuleException e) {
      throw problem(e);
    }
  }

  /** What is wrong with the module, with the place as people look for it in the format. */
  BadModule problem(ModuleException problem) {
    return switch (format) {
      case BINARY -> new BadModule(name, problem, null);
      case TEXT -> new BadModule(name, problem, TextModule.excerpt(name, bytes, problem));
    };
  }

  /** Says that there is not enough memory for the module. */
  BadModule tooLarge() {
    return new BadModule(name, TOO_LARGE);
  }
}
