package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.compiler.support.LineNumbers;
import cezve.model.error.Position;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionGroupsTest {
  private record Sized(int size) implements Code {
    @Override
    public List<Locals> locals() {
      return List.of();
    }

    @Override
    public Expression body() {
      return Expression.of(List.of());
    }
  }

  private static List<Func> functions(List<Integer> sizes) {
    List<Func> functions = new ArrayList<>();
    for (int size : sizes) {
      functions.add(new Func(0, new Sized(size), Position.UNKNOWN));
    }
    return functions;
  }

  /** How many functions are in each group, and that each is where it is looked for. */
  private static List<Integer> counts(List<Integer> sizes) {
    FunctionGroups groups = new FunctionGroups(functions(sizes), 300, LineNumbers.OFFSETS);
    List<Integer> counts = new ArrayList<>();
    int next = 0;
    for (int group = 0; group < groups.count(); group++) {
      assertEquals(next, groups.start(group));
      next = groups.end(group);
      for (int function = groups.start(group); function < next; function++) {
        assertEquals(group, groups.of(function));
      }
      counts.add(next - groups.start(group));
    }
    assertEquals(sizes.size(), next);
    return counts;
  }

  @Test
  void neighboursShareAClassWhileTheyAreSmall() {
    assertEquals(List.of(3, 1), counts(List.of(100, 100, 100, 1)));
    assertEquals(List.of(1, 2, 1, 1), counts(List.of(5_000, 10, 290, 20, 300)));
    assertEquals(List.of(), counts(List.of()));
  }

  @Test
  void noClassHasMoreThanSixteen() {
    assertEquals(List.of(16, 16, 8), counts(Collections.nCopies(40, 0)));
  }
}
