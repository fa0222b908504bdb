package cezve.model.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A defined type in closed form: one member of a recursive group, free of type indices.
 *
 * <p>Instances are interned by {@link RecGroups}, across modules, so identity is the equality of
 * the specification: two groups are the same if they are once their own members are written as
 * positions ({@link TypeUse.Rec}).
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/conventions.html#defined-types">Defined
 *     types</a>
 */
public final class DefType implements TypeUse {
  private final RecType rolled;
  private final int index;
  private final long fingerprint;
  private SubType unrolled;
  private List<DefType> siblings = List.of();
  // This type, after all of its supertypes from the root on. Volatile, so that who sees the array
  // sees what is in it.
  private volatile DefType @Nullable [] ancestry;

  /** First step of construction; {@code group} is the group's fingerprint. */
  DefType(RecType rolled, int index, long group) {
    this.rolled = rolled;
    this.index = index;
    this.fingerprint = Fingerprint.of(group, index);
    this.unrolled = rolled.members().get(index);
  }

  /** The closed type of a definition that refers to no other, final and alone in its group. */
  public static DefType of(CompType type) {
    return TypeSpace.of(List.of(RecType.of(SubType.finalOf(type)))).get(0);
  }

  /** Second step of construction: {@code group} holds this and its siblings. */
  void unroll(List<DefType> group) {
    siblings = group;
    unrolled = new Unrolling(group).apply(unrolled);
  }

  /** All members of this type's group; each keeps all others from being collected. */
  List<DefType> siblings() {
    return siblings;
  }

  /** The recursive group with its own members as positions; shared by all of its members. */
  public RecType group() {
    return rolled;
  }

  /** This type's position in its group. */
  public int indexInGroup() {
    return index;
  }

  /** The type's definition, in which every type use is a {@link DefType}. */
  public SubType unroll() {
    return unrolled;
  }

  /** The composite type behind the definition. */
  public CompType expand() {
    return unrolled.type();
  }

  /** The declared supertype, or null if there is none. */
  public @Nullable DefType supertype() {
    return unrolled.supers().isEmpty() ? null : (DefType) unrolled.supers().getFirst();
  }

  /**
   * Whether this is the other type, or has it among its declared supertypes. It takes a few
   * comparisons, however long the chain is: casts ask this.
   */
  public boolean isSubtypeOf(DefType other) {
    if (this == other) {
      return true;
    }
    DefType[] mine = ancestry();
    int depth = other.ancestry().length - 1;
    return depth < mine.length && mine[depth] == other;
  }

  private DefType[] ancestry() {
    DefType[] known = ancestry;
    if (known != null) {
      return known;
    }
    List<DefType> types = new ArrayList<>();
    for (DefType type = this; type != null; type = type.supertype()) {
      types.add(type);
    }
    DefType[] found = types.reversed().toArray(new DefType[0]);
    ancestry = found;
    return found;
  }

  /**
   * A number that equal types have in every process, and different ones hardly ever: something to
   * name them by.
   */
  public long fingerprint() {
    return fingerprint;
  }

  /** A finite rendering: the definition, in which other defined types are left out. */
  @Override
  public String toString() {
    return new Eliding().apply(unrolled.type()).toString();
  }

  /** Replaces the positions in a group by its members. */
  private static final class Unrolling extends Substitution {
    private final List<DefType> group;

    Unrolling(List<DefType> group) {
      this.group = group;
    }

    @Override
    TypeUse apply(TypeUse use) {
      return use instanceof Rec(int position) ? group.get(position) : use;
    }
  }

  /** Replaces all defined types by the same one, for renderings. */
  private static final class Eliding extends Substitution {
    private static final Rec ELSEWHERE = new Rec(0);

    @Override
    TypeUse apply(TypeUse use) {
      return ELSEWHERE;
    }
  }
}
