package cezve.model.type;

import java.util.List;

/** A recursive type: a group of types that may refer to each other. */
public record RecType(List<SubType> members) {
  public RecType {
    members = List.copyOf(members);
  }

  /** The group of one that a single type abbreviates. */
  public static RecType of(SubType member) {
    return new RecType(List.of(member));
  }
}
