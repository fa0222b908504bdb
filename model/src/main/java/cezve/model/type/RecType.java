package cezve.model.type;

import java.util.List;

/** A recursive type: a group of types that may refer to each other. */
public record RecType(List<SubType> members) {
  public RecType {
    members = List.copyOf(members);
  }

  // Written out, as in the other types that every module has: what the compiler generates for a
  // record is linked at run time, which takes milliseconds.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof RecType type && members.equals(type.members));
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** The group of one that a single type abbreviates. */
  public static RecType of(SubType member) {
    return new RecType(List.of(member));
  }
}
