package cezve.text;

import cezve.model.module.BranchHints;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.CompType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.RecType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the indices in a module stand for, and the identifiers to write for them. */
final class Symbols {
  private final Names.Contents names;
  private final Map<Integer, SortedMap<Integer, BranchHints.Hint>> hints;
  private final List<CompType> types = new ArrayList<>();
  private final List<TypeUse> functions = new ArrayList<>();
  private final List<TypeUse> tags = new ArrayList<>();
  private final Map<Names.Kind, IdSpace> spaces = new EnumMap<>(Names.Kind.class);
  private final Map<Integer, IdSpace> fields = new HashMap<>();

  Symbols(Module module) {
    names = module.names().contents();
    hints = module.hints().all();
    for (RecType group : module.types()) {
      for (SubType type : group.members()) {
        types.add(type.type());
      }
    }
    for (Import imported : module.imports()) {
      switch (imported.type()) {
        case ExternType.Func(TypeUse use) -> functions.add(use);
        case TagType(TypeUse use) -> tags.add(use);
        case ExternType _ -> {}
      }
    }
    module.funcs().forEach(func -> functions.add(new TypeUse.Index(func.type())));
    module.tags().forEach(tag -> tags.add(tag.type()));
    for (Names.Kind kind : Names.Kind.values()) {
      spaces.put(kind, IdSpace.of(names.spaces().get(kind), size(kind, module)));
    }
  }

  private int size(Names.Kind kind, Module module) {
    return switch (kind) {
      case FUNCTION -> functions.size();
      case TYPE -> types.size();
      case TABLE -> module.importCount(ExternKind.TABLE) + module.tables().size();
      case MEMORY -> module.importCount(ExternKind.MEMORY) + module.memories().size();
      case GLOBAL -> module.importCount(ExternKind.GLOBAL) + module.globals().size();
      case ELEM -> module.elems().size();
      case DATA -> module.datas().size();
      case TAG -> tags.size();
      case LOCAL, LABEL, FIELD -> 0;
    };
  }

  /** The module's name, or null. */
  @Nullable String module() {
    return names.module();
  }

  /** The identifiers of a kind of definitions. */
  IdSpace of(Names.Kind kind) {
    return spaces.getOrDefault(kind, IdSpace.NAMELESS);
  }

  /** The identifiers of things that can be imported and exported. */
  IdSpace of(ExternKind kind) {
    return of(
        switch (kind) {
          case FUNC -> Names.Kind.FUNCTION;
          case TABLE -> Names.Kind.TABLE;
          case MEMORY -> Names.Kind.MEMORY;
          case GLOBAL -> Names.Kind.GLOBAL;
          case TAG -> Names.Kind.TAG;
        });
  }

  /** The identifiers of a structure's fields. */
  IdSpace fields(int type) {
    return names.nested().containsKey(Names.Kind.FIELD)
        ? fields.computeIfAbsent(type, this::fieldsOf)
        : IdSpace.NAMELESS;
  }

  private IdSpace fieldsOf(int type) {
    return type(type) instanceof StructType struct
        ? IdSpace.of(nested(Names.Kind.FIELD, type), struct.fields().size())
        : IdSpace.NAMELESS;
  }

  /** The identifiers of a function's parameters and locals. */
  IdSpace locals(int function, int count) {
    return IdSpace.of(nested(Names.Kind.LOCAL, function), count);
  }

  /** What there is to say of a function's body. */
  Remarks remarks(int function) {
    Map<Integer, String> labels = nested(Names.Kind.LABEL, function);
    Map<Integer, BranchHints.Hint> expected = hints.get(function);
    return labels == null && expected == null
        ? Remarks.NONE
        : new Remarks(labels == null ? Map.of() : labels, expected == null ? Map.of() : expected);
  }

  private @Nullable Map<Integer, String> nested(Names.Kind kind, int owner) {
    Map<Integer, Map<Integer, String>> owners = names.nested().get(kind);
    return owners == null ? null : owners.get(owner);
  }

  /** The type at an index, or null if there is none. */
  @Nullable CompType type(int index) {
    return index >= 0 && index < types.size() ? types.get(index) : null;
  }

  /** The function type at an index, or null if there is none. */
  @Nullable FuncType funcType(int index) {
    return type(index) instanceof FuncType type ? type : null;
  }

  /** The function type that a type use stands for, or null if it stands for something else. */
  @Nullable FuncType funcType(TypeUse use) {
    return use instanceof TypeUse.Index(int index) ? funcType(index) : null;
  }

  /** The type of a function, or null if it is not known. */
  @Nullable FuncType typeOfFunction(int function) {
    return function >= 0 && function < functions.size() ? funcType(functions.get(function)) : null;
  }

  /** The type of a tag, or null if it is not known. */
  @Nullable FuncType typeOfTag(int tag) {
    return tag >= 0 && tag < tags.size() ? funcType(tags.get(tag)) : null;
  }
}
