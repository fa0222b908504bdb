package cezve.model.type;

import java.util.List;

/**
 * A composite type with its place in the subtype hierarchy.
 *
 * @param isFinal whether no other type may declare this one as its supertype
 * @param supers the declared supertypes; version 3.0 allows at most one
 */
public record SubType(boolean isFinal, List<TypeUse> supers, CompType type) {
  public SubType {
    supers = List.copyOf(supers);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SubType sub
            && isFinal == sub.isFinal
            && supers.equals(sub.supers)
            && type.equals(sub.type));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * supers.hashCode() + type.hashCode()) + (isFinal ? 1 : 0);
  }

  /** The form that a bare composite type abbreviates: final and without supertypes. */
  public static SubType finalOf(CompType type) {
    return new SubType(true, List.of(), type);
  }

  @Override
  public String toString() {
    if (isFinal && supers.isEmpty()) {
      return type.toString();
    }
    StringBuilder text = new StringBuilder(isFinal ? "(sub final" : "(sub");
    for (TypeUse use : supers) {
      text.append(' ').append(use);
    }
    return text.append(' ').append(type).append(')').toString();
  }
}
