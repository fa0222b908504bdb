package cezve.text.module;

import cezve.model.module.Names;
import cezve.model.type.ExternKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index spaces of a module. */
final class IndexSpaces {
  final IndexSpace types = new IndexSpace(Names.Kind.TYPE);
  final IndexSpace funcs = new IndexSpace(Names.Kind.FUNCTION);
  final IndexSpace tables = new IndexSpace(Names.Kind.TABLE);
  final IndexSpace memories = new IndexSpace(Names.Kind.MEMORY);
  final IndexSpace globals = new IndexSpace(Names.Kind.GLOBAL);
  final IndexSpace tags = new IndexSpace(Names.Kind.TAG);
  final IndexSpace elems = new IndexSpace(Names.Kind.ELEM);
  final IndexSpace datas = new IndexSpace(Names.Kind.DATA);

  private final Map<Integer, IndexSpace> fields = new HashMap<>();
  private final Map<Names.Kind, Map<Integer, Map<Integer, String>>> nested =
      new EnumMap<>(Names.Kind.class);

  /** The space of something that can be imported and exported. */
  IndexSpace of(ExternKind kind) {
    return switch (kind) {
      case FUNC -> funcs;
      case TABLE -> tables;
      case MEMORY -> memories;
      case GLOBAL -> globals;
      case TAG -> tags;
    };
  }

  /** Adds the fields of a structure type. */
  void addFields(int type, IndexSpace space) {
    fields.put(type, space);
    addNames(Names.Kind.FIELD, type, space.names());
  }

  /** The fields of a type; a type without fields has an empty space. */
  IndexSpace fields(int type) {
    IndexSpace space = fields.get(type);
    return space == null ? new IndexSpace(Names.Kind.FIELD) : space;
  }

  /** Adds names inside of a function or type. */
  void addNames(Names.Kind kind, int owner, Map<Integer, String> names) {
    if (!names.isEmpty()) {
      nested.computeIfAbsent(kind, _ -> new HashMap<>()).put(owner, Map.copyOf(names));
    }
  }

  /** Everything that has a name. */
  Names.Contents names(@Nullable String module) {
    Map<Names.Kind, Map<Integer, String>> flat = new EnumMap<>(Names.Kind.class);
    put(flat, Names.Kind.FUNCTION, funcs);
    put(flat, Names.Kind.TYPE, types);
    put(flat, Names.Kind.TABLE, tables);
    put(flat, Names.Kind.MEMORY, memories);
    put(flat, Names.Kind.GLOBAL, globals);
    put(flat, Names.Kind.ELEM, elems);
    put(flat, Names.Kind.DATA, datas);
    put(flat, Names.Kind.TAG, tags);
    return new Names.Contents(module, flat, nested);
  }

  private static void put(
      Map<Names.Kind, Map<Integer, String>> flat, Names.Kind kind, IndexSpace space) {
    if (!space.names().isEmpty()) {
      flat.put(kind, space.names());
    }
  }
}
