package cezve.compiler.support;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.runtime.FuncInstance;
import cezve.runtime.TableInstance;
import org.jspecify.annotations.Nullable;

/** Accesses to tables. */
public final class Tables {
  private Tables() {}

  /** {@code table.grow}, with the operands in their order. */
  public static int grow(@Nullable Object init, long delta, TableInstance table) {
    return table.grow(delta, init);
  }

  /** The function that {@code call_indirect} calls. */
  public static FuncInstance callee(TableInstance table, long index, DefType type) {
    if (index < 0 || index >= table.size()) {
      throw undefined(table, index);
    }
    if (!(table.get(index) instanceof FuncInstance function)) {
      throw TrapException.ofElement(Trap.UNINITIALIZED_ELEMENT, index);
    }
    if (!function.defType().isSubtypeOf(type)) {
      throw mismatch(function, type);
    }
    return function;
  }

  // A large br_table looks for the target's number in strings, one after the other: what it knows
  // is
  // a number, and in the upper half the index while that has not been found.

  /** Starts looking for the target of an index. */
  public static long startSearch(int index) {
    return (Integer.toUnsignedLong(index) + 1) << 32;
  }

  /** Looks in the string for the targets from an index on. */
  public static long search(long state, String targets, int from) {
    long at = (state >>> 32) - 1 - from;
    return at >= 0 && at < targets.length() ? targets.charAt((int) at) - 1 : state;
  }

  private static TrapException undefined(TableInstance table, long index) {
    return new TrapException(
        Trap.UNDEFINED_ELEMENT, Long.toUnsignedString(index) + " of a table of " + table.size());
  }

  private static TrapException mismatch(FuncInstance function, DefType type) {
    return new TrapException(
        Trap.INDIRECT_CALL_TYPE_MISMATCH,
        "expected " + type + ", but " + function + " is " + function.funcType());
  }
}
