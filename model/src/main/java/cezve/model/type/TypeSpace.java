package cezve.model.type;

import cezve.model.error.InvalidException;
import java.util.ArrayList;
import java.util.List;

/**
 * A module's type index space in closed form, and the closing of types that speak in its indices.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#closed-types">Closed
 *     types</a>
 */
public final class TypeSpace {
  /** The space of a module without types. */
  public static final TypeSpace EMPTY = new TypeSpace(List.of());

  private final List<DefType> types;
  private final Closing closing = new Closing(this);

  private TypeSpace(List<DefType> types) {
    this.types = types;
  }

  /**
   * Closes a module's types.
   *
   * @throws InvalidException if a type uses an index that is not defined by then
   */
  public static TypeSpace of(List<RecType> groups) {
    List<DefType> types = new ArrayList<>();
    TypeSpace space = new TypeSpace(types);
    for (RecType group : groups) {
      int start = types.size();
      int end = start + group.members().size();
      RecType rolled = new Rolling(space, start, end).apply(group);
      types.addAll(RecGroups.intern(rolled));
    }
    return space;
  }

  /** The number of types. */
  public int size() {
    return types.size();
  }

  /**
   * The type at an index.
   *
   * @throws InvalidException "unknown type" if there is none
   */
  public DefType get(int index) {
    if (index < 0 || index >= types.size()) {
      throw new InvalidException("unknown type " + Integer.toUnsignedString(index));
    }
    return types.get(index);
  }

  /** The closed form of a type use. */
  public DefType close(TypeUse use) {
    if (use instanceof TypeUse.Index(int index)) {
      return get(index);
    }
    if (use instanceof DefType closed) {
      return closed;
    }
    throw new AssertionError("BUG: " + use + " outside of its group");
  }

  /** The closed form of a heap type. */
  public HeapType close(HeapType type) {
    return closing.apply(type);
  }

  /** The closed form of a reference type. */
  public RefType close(RefType type) {
    return closing.apply(type);
  }

  /** The closed form of a value type. */
  public ValType close(ValType type) {
    return closing.apply(type);
  }

  /** The closed form of an external type. */
  public ExternType close(ExternType type) {
    return switch (type) {
      case ExternType.Func(TypeUse use) -> new ExternType.Func(close(use));
      case TableType(AddrType address, Limits limits, RefType element) ->
          new TableType(address, limits, close(element));
      case MemType memory -> memory;
      case GlobalType(Mutability mutability, ValType value) ->
          new GlobalType(mutability, close(value));
      case TagType(TypeUse use) -> new TagType(close(use));
    };
  }

  /** Replaces indices by what they stand for in a space. */
  private static final class Closing extends Substitution {
    private final TypeSpace space;

    Closing(TypeSpace space) {
      this.space = space;
    }

    @Override
    TypeUse apply(TypeUse use) {
      return space.close(use);
    }
  }

  /** Replaces the indices of a group's own members by their positions, and closes all others. */
  private static final class Rolling extends Substitution {
    private final TypeSpace space;
    private final int start;
    private final int end;

    Rolling(TypeSpace space, int start, int end) {
      this.space = space;
      this.start = start;
      this.end = end;
    }

    @Override
    TypeUse apply(TypeUse use) {
      return use instanceof TypeUse.Index(int i) && i >= start && i < end
          ? new TypeUse.Rec(i - start)
          : space.close(use);
    }
  }
}
