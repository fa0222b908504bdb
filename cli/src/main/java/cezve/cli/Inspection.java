package cezve.cli;

import cezve.compiler.CompilerOptions;
import cezve.compiler.GeneratedModule;
import cezve.compiler.listing.CodeReport;
import cezve.compiler.listing.GroupCode;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.decoder.Outline;
import cezve.decoder.SectionRange;
import cezve.model.error.ModuleException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Func;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a module, as far as it can be read.
 *
 * @param file the file
 * @param size the module's size in bytes; that of the binary format, also for a text
 * @param outline its sections and contents, likewise
 * @param spaces what the indices in it refer to
 * @param valid the module, or null if it is not valid; that of a text knows lines and columns
 * @param problem why it is malformed or invalid, or null if it is valid
 */
record Inspection(
    ModuleFile file,
    int size,
    Outline outline,
    IndexSpaces spaces,
    @Nullable ValidModule valid,
    @Nullable ModuleException problem) {

  /**
   * A function that the module defines.
   *
   * @param index its index, behind those of imported functions
   * @param type its type
   * @param offset the offset of its locals, where the entry in the code section starts
   * @param size the bytes of its locals and body
   * @param name what the name section calls it, or null
   */
  record Body(int index, ExternType type, long offset, int size, @Nullable String name) {}

  /** Decodes or parses a module, and validates it, which may use the given features. */
  static Inspection of(ModuleFile file, Set<Feature> allowed) {
    byte[] bytes = file.bytes();
    Module module = null;
    ModuleException problem = null;
    if (file.isText()) {
      try {
        module = file.parse();
      } catch (ModuleException e) {
        problem = e;
      }
      bytes = ModuleEncoder.encode(module == null ? Module.builder().build() : module);
    }
    Outline outline = ModuleDecoder.outline(bytes);
    ValidModule valid = null;
    if (problem == null) {
      problem = outline.problem();
    }
    if (problem == null) {
      try {
        valid = Validator.validate(module == null ? outline.module() : module, allowed);
      } catch (ModuleException e) {
        problem = e;
      }
    }
    return new Inspection(file, bytes.length, outline, new IndexSpaces(outline), valid, problem);
  }

  /** The features that it uses, or null if it is not valid. */
  @Nullable Set<Feature> features() {
    return valid == null ? null : valid.usedFeatures();
  }

  /** How much code it becomes, all of which is generated; null if it is not valid. */
  @Nullable CodeReport code() {
    if (valid == null) {
      return null;
    }
    GeneratedModule classes = new GeneratedModule(valid, CompilerOptions.DEFAULT);
    List<GroupCode> groups = new ArrayList<>();
    Workers.forEach(classes.groups(), group -> GroupCode.of(classes, group), groups::add);
    return new CodeReport(valid, groups);
  }

  /** Whether there is anything to show of it. */
  boolean isReadable() {
    return problem == null || !outline.sections().isEmpty();
  }

  Module module() {
    return outline.module();
  }

  /** The length of the list that a section consists of, if it is one and could be read. */
  OptionalInt items(SectionRange range) {
    Section section = range.section();
    if (section == null || section.compareTo(outline.last()) > 0) {
      return OptionalInt.empty();
    }
    return switch (section) {
      case START_OF_MODULE, START, DATA_COUNT -> OptionalInt.empty();
      case TYPE -> OptionalInt.of(module().types().size());
      case IMPORT -> OptionalInt.of(module().imports().size());
      case FUNCTION -> OptionalInt.of(outline.functionTypes().size());
      case TABLE -> OptionalInt.of(module().tables().size());
      case MEMORY -> OptionalInt.of(module().memories().size());
      case TAG -> OptionalInt.of(module().tags().size());
      case GLOBAL -> OptionalInt.of(module().globals().size());
      case EXPORT -> OptionalInt.of(module().exports().size());
      case ELEMENT -> OptionalInt.of(module().elems().size());
      case CODE -> OptionalInt.of(module().funcs().size());
      case DATA -> OptionalInt.of(module().datas().size());
    };
  }

  /** The bytes of all entries in the code section. */
  long codeBytes() {
    long bytes = 0;
    for (Func func : module().funcs()) {
      bytes += func.code().size();
    }
    return bytes;
  }

  /** The functions that the module defines, the largest first. */
  List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    List<IndexSpaces.Entry> functions = spaces.of(ExternKind.FUNC);
    int imported = spaces.importCount(ExternKind.FUNC);
    for (int i = 0; i < module().funcs().size(); i++) {
      Func func = module().funcs().get(i);
      IndexSpaces.Entry entry = functions.get(imported + i);
      bodies.add(
          new Body(
              entry.index(),
              entry.type(),
              offset(func.position()),
              func.code().size(),
              entry.name()));
    }
    bodies.sort(Comparator.comparingInt(Body::size).reversed().thenComparingInt(Body::index));
    return bodies;
  }

  private static long offset(Position position) {
    return switch (position) {
      case Position.Offset(long offset) -> offset;
      case Position.Text _, Position.Unknown _ ->
          throw new AssertionError("BUG: a function of a binary module at " + position);
    };
  }

  /** The bytes of all data segments. */
  long dataBytes() {
    long bytes = 0;
    for (Data data : module().datas()) {
      bytes += data.bytes().length();
    }
    return bytes;
  }

  /** The references of all element segments. */
  long elemItems() {
    long items = 0;
    for (Elem elem : module().elems()) {
      items += elem.items().size();
    }
    return items;
  }
}
