package cezve.model.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Replaces the type uses inside a type, leaving shared parts alone where nothing changes.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling">Rolling
 *     and unrolling</a>
 */
final class Substitution {
  private final UnaryOperator<TypeUse> replacement;

  Substitution(UnaryOperator<TypeUse> replacement) {
    this.replacement = replacement;
  }

  TypeUse apply(TypeUse use) {
    return replacement.apply(use);
  }

  HeapType apply(HeapType type) {
    return switch (type) {
      case AbsHeapType abs -> abs;
      case TypeUse use -> replacement.apply(use);
    };
  }

  RefType apply(RefType type) {
    HeapType heap = apply(type.heap());
    return heap.equals(type.heap()) ? type : new RefType(type.nullable(), heap);
  }

  ValType apply(ValType type) {
    return type instanceof RefType ref ? apply(ref) : type;
  }

  CompType apply(CompType type) {
    return switch (type) {
      case FuncType(List<ValType> params, List<ValType> results) ->
          new FuncType(applyAll(params), applyAll(results));
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
