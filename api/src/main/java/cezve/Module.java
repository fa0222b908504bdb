package cezve;

import cezve.model.module.Custom;
import cezve.model.module.Export;
import cezve.model.module.Import;
import cezve.model.type.DefType;
import cezve.runtime.CodeOrigin;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleCode;
import cezve.runtime.cache.PackagedModule;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module that is valid, and ready to be instantiated any number of times. It does not change, and
 * any thread may use it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/embedding.html#modules">Embedding:
 *     modules</a>
 */
public final class Module {
  private final Engine engine;
  private final ValidModule valid;
  private final ModuleCode code;
  private final CodeOrigin origin;

  private Module(Engine engine, LoadedModule loaded) {
    this.engine = engine;
    this.valid = loaded.valid();
    this.code = loaded.code();
    this.origin = loaded.origin();
  }

  /**
   * Decodes and validates a module in the binary format.
   *
   * @param bytes the module, which is copied
   * @throws cezve.model.error.MalformedException if it is not in the format
   * @throws cezve.model.error.InvalidException if it breaks a rule of validation
   */
  public static Module decode(Engine engine, byte[] bytes) {
    return decodeOwn(engine, bytes.clone());
  }

  private static Module decodeOwn(Engine engine, byte[] bytes) {
    return new Module(engine, engine.load(bytes));
  }

  /**
   * Parses and validates a module in the text format.
   *
   * @throws cezve.model.error.MalformedException if it is not in the format
   * @throws cezve.model.error.InvalidException if it breaks a rule of validation
   */
  public static Module parse(Engine engine, String text) {
    return parse(engine, Source.of("module.wat", text));
  }

  private static Module parse(Engine engine, Source source) {
    engine.requireOpen();
    return new Module(engine, engine.load(ModuleParser.parse(source)));
  }

  /**
   * Reads a file with a module, and validates it: in the text format if its name ends with {@code
   * .wat}, else in the binary format.
   *
   * @throws IOException if the file cannot be read
   * @throws cezve.model.error.MalformedException if it is not in the format
   * @throws cezve.model.error.InvalidException if it breaks a rule of validation
   */
  public static Module read(Engine engine, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = Files.readAllBytes(file);
    return name.endsWith(".wat") ? parse(engine, Source.of(name, bytes)) : decodeOwn(engine, bytes);
  }

  /**
   * Loads a module from a jar that {@code cezve compile} or the Maven plugin has made. If the
   * engine allows other features than those that the jar was made for, or is of another release,
   * its code is generated anew.
   *
   * @param loader what finds the jar
   * @param name the module's name in the jar
   * @throws IOException if there is no such module, or if it cannot be read
   */
  public static Module packaged(Engine engine, ClassLoader loader, String name) throws IOException {
    return new Module(engine, engine.load(PackagedModule.find(loader, name)));
  }

  /** Where its code comes from. */
  public CodeOrigin origin() {
    return origin;
  }

  /** What the module was loaded with. */
  public Engine engine() {
    return engine;
  }

  /** The name that the module gives itself in its name section, or null. */
  public @Nullable String name() {
    return valid.module().names().module();
  }

  /** What the module wants to be given, in its order. */
  public List<ImportType> imports() {
    List<ImportType> types = new ArrayList<>();
    List<Import> imports = valid.module().imports();
    for (int i = 0; i < imports.size(); i++) {
      types.add(
          new ImportType(imports.get(i).module(), imports.get(i).name(), valid.imports().get(i)));
    }
    return types;
  }

  /** What its instances give, in its order. */
  public List<ExportType> exports() {
    List<ExportType> types = new ArrayList<>();
    for (Export export : valid.module().exports()) {
      types.add(new ExportType(export.name(), valid.typeOf(export)));
    }
    return types;
  }

  /** The contents of all custom sections of a name, in the module's order, as copies. */
  public List<byte[]> customSections(String name) {
    List<byte[]> sections = new ArrayList<>();
    for (Custom custom : valid.module().customs()) {
      if (custom.name().equals(name)) {
        sections.add(custom.contents().toArray());
      }
    }
    return sections;
  }

  /**
   * The type at an index of the module's type section, for {@link Aggregates} to make objects of.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public DefType type(int index) {
    if (index < 0 || index >= valid.types().size()) {
      throw new IndexOutOfBoundsException(
          "type " + index + " of a module that has " + valid.types().size());
    }
    return valid.types().get(index);
  }

  /**
   * Instantiates a module that needs no imports, and runs its start function.
   *
   * @throws cezve.model.error.LinkException if it needs any
   * @throws cezve.model.error.ExecutionException if a segment does not fit, or the start function
   *     does not return
   */
  public Instance instantiate(Store store) {
    return new Linker().instantiate(store, this);
  }

  ValidModule valid() {
    return valid;
  }

  ModuleCode code() {
    return code;
  }
}
