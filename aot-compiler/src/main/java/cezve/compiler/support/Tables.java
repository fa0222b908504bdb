package cezve.compiler.support;

import cezve.runtime.TableInstance;
import org.jspecify.annotations.Nullable;

/** Accesses to tables. */
public final class Tables {
  private Tables() {}

  /** {@code table.grow}, with the operands in their order. */
  public static int grow(@Nullable Object init, long delta, TableInstance table) {
    return table.grow(delta, init);
  }

  // A large br_table looks for its target's number in one string after the other. What it knows is
  // that number or, in the upper half, the index that it is still looking for.

  /** Starts looking for the target of an index. */
  public static long startSearch(int index) {
    return (Integer.toUnsignedLong(index) + 1) << 32;
  }

  /** Looks in the string for the targets from an index on. */
  public static long search(long state, String targets, int from) {
    long at = (state >>> 32) - 1 - from;
    return at >= 0 && at < targets.length() ? targets.charAt((int) at) - 1 : state;
  }

  /** What stands for a branch to the target of a number, which count down from 1; 0 is the last. */
  public static int outcome(int number, int otherwise, int first) {
    return number == 0 ? otherwise : first - (number - 1);
  }
}
