package cezve.model.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Subtypes among defined types, which are found without following the chain. */
class DefTypeTest {

  /** Types in one group, the one at {@code i} below that at {@code supers.get(i)} if it is less. */
  private static TypeSpace forest(List<Integer> supers) {
    List<SubType> members = new ArrayList<>();
    for (int i = 0; i < supers.size(); i++) {
      int above = supers.get(i);
      List<TypeUse> uses = above < i ? List.of(new TypeUse.Index(above)) : List.of();
      members.add(new SubType(false, uses, new StructType(List.of())));
    }
    return TypeSpace.of(List.of(new RecType(members)));
  }

  private static boolean isAbove(DefType other, DefType type) {
    for (@Nullable DefType t = type; t != null; t = t.supertype()) {
      if (t == other) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 200)
  void aSubtypeIsWhatHasTheOtherAboveIt(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 30) Integer> supers) {
    TypeSpace types = forest(supers);
    for (int i = 0; i < types.size(); i++) {
      for (int j = 0; j < types.size(); j++) {
        DefType type = types.get(i);
        DefType other = types.get(j);
        assertEquals(isAbove(other, type), type.isSubtypeOf(other), i + " and " + j);
      }
    }
  }
}
