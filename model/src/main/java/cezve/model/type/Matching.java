package cezve.model.type;

import java.util.List;
import java.util.OptionalLong;

/**
 * Subtyping. Every type given here is closed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class Matching {
  private Matching() {}

  /** Whether a value of {@code type} can stand where {@code expected} is asked for. */
  public static boolean matches(ValType type, ValType expected) {
    return type.equals(expected)
        || (type instanceof RefType ref
            && expected instanceof RefType wanted
            && matches(ref, wanted));
  }

  /** Reference types match covariantly, and a non-null one matches its nullable one. */
  public static boolean matches(RefType type, RefType expected) {
    return (expected.nullable() || !type.nullable()) && matches(type.heap(), expected.heap());
  }

  /** Whether a heap type is a subtype of another. */
  public static boolean matches(HeapType type, HeapType expected) {
    if (type.equals(expected)) {
      return true;
    }
    return switch (type) {
      case AbsHeapType abs ->
          switch (expected) {
            case AbsHeapType wanted -> matches(abs, wanted);
            case TypeUse wanted -> abs == bottom(wanted);
          };
      case DefType def ->
          switch (expected) {
            case AbsHeapType wanted -> {
              AbsHeapType kind = kind(def);
              yield kind == wanted || matches(kind, wanted);
            }
            case DefType wanted -> def.isSubtypeOf(wanted);
            case TypeUse open -> throw new AssertionError("BUG: open type " + open);
          };
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    };
  }

  /** Whether each type of a sequence matches the one in its place. */
  public static boolean matches(List<? extends ValType> types, List<? extends ValType> expected) {
    if (types.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!matches(types.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether one composite type may be declared a subtype of another. */
  public static boolean matches(CompType type, CompType expected) {
    return switch (type) {
      case FuncType(List<ValType> params, List<ValType> results) ->
          expected instanceof FuncType wanted
              && matches(wanted.params(), params)
              && matches(results, wanted.results());
      case StructType(List<FieldType> fields) -> {
        if (!(expected instanceof StructType wanted) || fields.size() < wanted.fields().size()) {
          yield false;
        }
        for (int i = 0; i < wanted.fields().size(); i++) {
          if (!matches(fields.get(i), wanted.fields().get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case ArrayType(FieldType element) ->
          expected instanceof ArrayType wanted && matches(element, wanted.element());
    };
  }

  /** Whether what has {@code type} satisfies an import of {@code expected}. */
  public static boolean matches(ExternType type, ExternType expected) {
    return switch (type) {
      case ExternType.Func(TypeUse use) ->
          expected instanceof ExternType.Func wanted && matches(use, wanted.type());
      case TableType table ->
          expected instanceof TableType wanted
              && table.address() == wanted.address()
              && matches(table.limits(), wanted.limits())
              && matches(table.element(), wanted.element())
              && matches(wanted.element(), table.element());
      case MemType memory ->
          expected instanceof MemType wanted
              && memory.address() == wanted.address()
              && memory.sharing() == wanted.sharing()
              && memory.pageSizeLog2() == wanted.pageSizeLog2()
              && matches(memory.limits(), wanted.limits());
      case GlobalType global ->
          expected instanceof GlobalType wanted
              && global.mutability() == wanted.mutability()
              && matches(global.value(), wanted.value())
              && (global.mutability() == Mutability.CONST
                  || matches(wanted.value(), global.value()));
      case TagType(TypeUse use) ->
          expected instanceof TagType wanted
              && matches(use, wanted.type())
              && matches(wanted.type(), use);
    };
  }

  /** Whether a size range lies within another. */
  public static boolean matches(Limits limits, Limits expected) {
    if (Long.compareUnsigned(limits.min(), expected.min()) < 0) {
      return false;
    }
    OptionalLong bound = expected.max();
    return bound.isEmpty()
        || (limits.max().isPresent()
            && Long.compareUnsigned(limits.max().getAsLong(), bound.getAsLong()) <= 0);
  }

  /** The least type of the hierarchy that a closed heap type belongs to. */
  public static AbsHeapType bottom(HeapType type) {
    AbsHeapType abs =
        switch (type) {
          case AbsHeapType a -> a;
          case TypeUse use -> kind(use);
        };
    return switch (abs) {
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbsHeapType.NONE;
      case FUNC, NOFUNC -> AbsHeapType.NOFUNC;
      case EXTERN, NOEXTERN -> AbsHeapType.NOEXTERN;
      case EXN, NOEXN -> AbsHeapType.NOEXN;
    };
  }

  /** The greatest type of the hierarchy that a closed heap type belongs to. */
  public static AbsHeapType top(HeapType type) {
    return switch (bottom(type)) {
      case NONE -> AbsHeapType.ANY;
      case NOFUNC -> AbsHeapType.FUNC;
      case NOEXTERN -> AbsHeapType.EXTERN;
      case NOEXN -> AbsHeapType.EXN;
      case FUNC, EXTERN, ANY, EQ, I31, STRUCT, ARRAY, EXN ->
          throw new AssertionError("BUG: not a bottom type");
    };
  }

  private static boolean matches(FieldType field, FieldType expected) {
    return field.mutability() == expected.mutability()
        && matches(field.storage(), expected.storage())
        && (field.mutability() == Mutability.CONST || matches(expected.storage(), field.storage()));
  }

  /** Whether one storage type is a subtype of another; packed types match only themselves. */
  public static boolean matches(StorageType type, StorageType expected) {
    return type.equals(expected)
        || (type instanceof ValType val
            && expected instanceof ValType wanted
            && matches(val, wanted));
  }

  private static boolean matches(AbsHeapType type, AbsHeapType expected) {
    if (type == expected) {
      return true;
    }
    return switch (expected) {
      case ANY -> bottom(type) == AbsHeapType.NONE;
      case EQ ->
          type == AbsHeapType.I31
              || type == AbsHeapType.STRUCT
              || type == AbsHeapType.ARRAY
              || type == AbsHeapType.NONE;
      case I31, STRUCT, ARRAY -> type == AbsHeapType.NONE;
      case FUNC -> type == AbsHeapType.NOFUNC;
      case EXTERN -> type == AbsHeapType.NOEXTERN;
      case EXN -> type == AbsHeapType.NOEXN;
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }

  private static AbsHeapType kind(TypeUse use) {
    if (!(use instanceof DefType def)) {
      throw new AssertionError("BUG: open type " + use);
    }
    return switch (def.expand()) {
      case FuncType _ -> AbsHeapType.FUNC;
      case StructType _ -> AbsHeapType.STRUCT;
      case ArrayType _ -> AbsHeapType.ARRAY;
    };
  }
}
