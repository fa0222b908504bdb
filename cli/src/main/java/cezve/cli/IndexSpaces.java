package cezve.cli;

import cezve.decoder.Outline;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Table;
import cezve.model.type.CompType;
import cezve.model.type.DefType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.SubType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index spaces of a module that need not be valid; its imports come first in each. */
final class IndexSpaces {

  /**
   * Something with an index.
   *
   * @param type its type as the module says it, with type indices that may be out of bounds
   * @param origin the import, or null if the module defines it
   * @param name what the name section calls it, or null
   */
  record Entry(int index, ExternType type, @Nullable Import origin, @Nullable String name) {}

  /**
   * A type of the module.
   *
   * @param group the index of the recursive group of which it is a member
   * @param name what the name section calls it, or null
   */
  record TypeEntry(int index, int group, SubType type, @Nullable String name) {}

  private final Names names;
  private final List<TypeEntry> types = new ArrayList<>();
  private final Map<ExternKind, List<Entry>> entries = new EnumMap<>(ExternKind.class);

  IndexSpaces(Outline outline) {
    Module module = outline.module();
    names = module.names();
    for (ExternKind kind : ExternKind.values()) {
      entries.put(kind, new ArrayList<>());
    }
    addTypes(module.types());
    for (Import imported : module.imports()) {
      add(imported.type(), imported);
    }
    for (int i = 0; i < outline.functionTypes().size(); i++) {
      add(new ExternType.Func(new TypeUse.Index(outline.functionTypes().get(i))), null);
    }
    for (Table table : module.tables()) {
      add(table.type(), null);
    }
    for (MemType memory : module.memories()) {
      add(memory, null);
    }
    for (Global global : module.globals()) {
      add(global.type(), null);
    }
    for (TagType tag : module.tags()) {
      add(tag, null);
    }
  }

  private void addTypes(List<RecType> groups) {
    for (int group = 0; group < groups.size(); group++) {
      for (SubType type : groups.get(group).members()) {
        int index = types.size();
        types.add(new TypeEntry(index, group, type, names.get(Names.Kind.TYPE, index)));
      }
    }
  }

  private void add(ExternType type, @Nullable Import origin) {
    List<Entry> space = of(type.kind());
    int index = space.size();
    space.add(new Entry(index, type, origin, names.get(nameKind(type.kind()), index)));
  }

  private static Names.Kind nameKind(ExternKind kind) {
    return switch (kind) {
      case FUNC -> Names.Kind.FUNCTION;
      case TABLE -> Names.Kind.TABLE;
      case MEMORY -> Names.Kind.MEMORY;
      case GLOBAL -> Names.Kind.GLOBAL;
      case TAG -> Names.Kind.TAG;
    };
  }

  /** The types. */
  List<TypeEntry> types() {
    return types;
  }

  /** All entries of a kind. */
  List<Entry> of(ExternKind kind) {
    List<Entry> space = entries.get(kind);
    if (space == null) {
      throw new AssertionError("BUG: no space of kind " + kind);
    }
    return space;
  }

  /** The number of imports of a kind. */
  int importCount(ExternKind kind) {
    int count = 0;
    for (Entry entry : of(kind)) {
      if (entry.origin() != null) {
        count++;
      }
    }
    return count;
  }

  /** The type of an entry, or null if there is none with that index. */
  @Nullable ExternType typeOf(ExternKind kind, int index) {
    List<Entry> space = of(kind);
    return index >= 0 && index < space.size() ? space.get(index).type() : null;
  }

  /** The function type that a type use stands for, or null if it stands for something else. */
  @Nullable FuncType funcType(TypeUse use) {
    return switch (use) {
      case TypeUse.Index(int index) when index >= 0 && index < types.size() ->
          asFunction(types.get(index).type().type());
      case TypeUse.Index _, TypeUse.Rec _ -> null;
      case DefType closed -> asFunction(closed.expand());
    };
  }

  private static @Nullable FuncType asFunction(CompType type) {
    return type instanceof FuncType function ? function : null;
  }
}
