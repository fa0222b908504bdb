package cezve.validator;

import cezve.model.instruction.Feature;
import cezve.model.module.Export;
import cezve.model.module.Module;
import cezve.model.type.DefType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.MemType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeSpace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module that was found valid, with its index spaces: each list starts with the imports of its
 * kind, and all types are closed. Only {@link Validator} makes one, so whoever has one need not
 * check anything again.
 */
public final class ValidModule {
  private final Module module;
  private final Features features;
  private final TypeSpace types;
  private final List<ExternType> imports;
  private final List<DefType> funcs;
  private final List<TableType> tables;
  private final List<MemType> memories;
  private final List<DefType> tags;
  private final List<GlobalType> globals;
  private final List<RefType> elems;
  private final Map<String, Export> exports;

  ValidModule(Context context, List<ExternType> imports, Map<String, Export> exports) {
    this.module = context.module;
    this.features = context.features;
    this.types = context.types;
    this.imports = List.copyOf(imports);
    this.funcs = List.copyOf(context.funcs);
    this.tables = List.copyOf(context.tables);
    this.memories = List.copyOf(context.memories);
    this.tags = List.copyOf(context.tags);
    this.globals = List.copyOf(context.globals);
    this.elems = List.copyOf(context.elems);
    this.exports = Collections.unmodifiableMap(exports);
  }

  /** The module as it was given to the validator. */
  public Module module() {
    return module;
  }

  /** The features with which it is valid. */
  public Set<Feature> features() {
    return features.enabled();
  }

  /**
   * The features that it uses: it would not be valid without them, except that of two features that
   * both allow tags the newer one counts.
   */
  public Set<Feature> usedFeatures() {
    return features.used();
  }

  /** The type index space. It closes the types that instructions name. */
  public TypeSpace types() {
    return types;
  }

  /** The types of the imports, in the order of {@link Module#imports()}. */
  public List<ExternType> imports() {
    return imports;
  }

  /** The number of imports of a kind: the index of the first definition of that kind. */
  public int importCount(ExternKind kind) {
    return switch (kind) {
      case FUNC -> funcs.size() - module.funcs().size();
      case TABLE -> tables.size() - module.tables().size();
      case MEMORY -> memories.size() - module.memories().size();
      case GLOBAL -> globals.size() - module.globals().size();
      case TAG -> tags.size() - module.tags().size();
    };
  }

  /** The types of the functions; each expands to a {@link FuncType}. */
  public List<DefType> funcs() {
    return funcs;
  }

  /** The parameters and results of a function. */
  public FuncType funcType(int function) {
    return (FuncType) funcs.get(function).expand();
  }

  /** The types of the tables. */
  public List<TableType> tables() {
    return tables;
  }

  /** The types of the memories. */
  public List<MemType> memories() {
    return memories;
  }

  /** The types of the globals. */
  public List<GlobalType> globals() {
    return globals;
  }

  /** The types of the exception tags; each expands to a {@link FuncType} without results. */
  public List<DefType> tags() {
    return tags;
  }

  /** The values that an exception with a tag carries, as parameters. */
  public FuncType tagType(int tag) {
    return (FuncType) tags.get(tag).expand();
  }

  /** The types of the references in the element segments. */
  public List<RefType> elems() {
    return elems;
  }

  /** The exports by name, in the order of {@link Module#exports()}. */
  public Map<String, Export> exports() {
    return exports;
  }

  /** The type of what is exported. */
  public ExternType typeOf(Export export) {
    int index = export.index();
    return switch (export.kind()) {
      case FUNC -> new ExternType.Func(funcs.get(index));
      case TABLE -> tables.get(index);
      case MEMORY -> memories.get(index);
      case GLOBAL -> globals.get(index);
      case TAG -> new TagType(tags.get(index));
    };
  }
}
