package cezve.model.type;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the type uses inside a type, leaving shared parts alone where nothing changes.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling">Rolling
 *     and unrolling</a>
 */
abstract class Substitution {
  /** What stands in the place of a type use. */
  abstract TypeUse apply(TypeUse use);

  HeapType apply(HeapType type) {
    return type instanceof TypeUse use ? apply(use) : type;
  }

  RefType apply(RefType type) {
    HeapType heap = apply(type.heap());
    return heap.equals(type.heap()) ? type : new RefType(type.nullable(), heap);
  }

  ValType apply(ValType type) {
    return type instanceof RefType ref ? apply(ref) : type;
  }

  CompType apply(CompType type) {
    // Most types are function types: a switch over patterns is linked only where others occur.
    return type instanceof FuncType(List<ValType> params, List<ValType> results)
        ? new FuncType(applyAll(params), applyAll(results))
        : applyToAggregate(type);
  }

  private CompType applyToAggregate(CompType type) {
    return switch (type) {
      case FuncType func -> func;
      case StructType(List<FieldType> fields) -> {
        List<FieldType> replaced = new ArrayList<>(fields.size());
        for (FieldType field : fields) {
          replaced.add(apply(field));
        }
        yield new StructType(replaced);
      }
      case ArrayType(FieldType element) -> new ArrayType(apply(element));
    };
  }

  SubType apply(SubType type) {
    List<TypeUse> supers = new ArrayList<>(type.supers().size());
    for (TypeUse use : type.supers()) {
      supers.add(apply(use));
    }
    return new SubType(type.isFinal(), supers, apply(type.type()));
  }

  RecType apply(RecType type) {
    List<SubType> members = new ArrayList<>(type.members().size());
    for (SubType member : type.members()) {
      members.add(apply(member));
    }
    return new RecType(members);
  }

  private FieldType apply(FieldType field) {
    return field.storage() instanceof ValType val
        ? new FieldType(field.mutability(), apply(val))
        : field;
  }

  private List<ValType> applyAll(List<ValType> types) {
    List<ValType> replaced = new ArrayList<>(types.size());
    for (ValType type : types) {
      replaced.add(apply(type));
    }
    return replaced;
  }
}
