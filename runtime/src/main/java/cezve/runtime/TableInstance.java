package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.TableLimitException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.Limits;
import cezve.model.type.TableType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table instance. Indices and counts are unsigned 64-bit numbers; what lies outside traps.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#table-instances">Table
 *     instances</a>
 */
public final class TableInstance implements Extern {
  private final TableType type;
  private final int maxSize;
  private @Nullable Object[] elements = new @Nullable Object[0];
  private int size;

  /**
   * A table of its minimum size, which counts for the limits of a store.
   *
   * @throws TableLimitException if the store does not allow it
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public TableInstance(TableType type, @Nullable Object init, Store store) {
    store.addTable();
    this(type, init, store.limits().tableElements());
  }

  /**
   * A table of its minimum size.
   *
   * @param maxSize a bound on its size besides the type's own
   * @throws TableLimitException if its minimum size is larger
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public TableInstance(TableType type, @Nullable Object init, int maxSize) {
    this.type = type;
    long bound = type.limits().max().orElse(Integer.MAX_VALUE);
    this.maxSize = bound < 0 ? maxSize : (int) Math.min(maxSize, bound);
    long size = type.limits().min();
    if (Long.compareUnsigned(size, maxSize) > 0) {
      throw new TableLimitException(
          "a table of "
              + Long.toUnsignedString(size)
              + " elements, where "
              + maxSize
              + " are allowed");
    }
    if (grow(size, init) < 0) {
      throw new ExhaustionException(
          Exhaustion.MEMORY, "a table of " + size + " elements cannot be allocated");
    }
  }

  /** The type, whose lower limit is the current size. */
  @Override
  public TableType type() {
    return new TableType(type.address(), new Limits(size, type.limits().max()), type.element());
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** {@code table.get}. */
  public @Nullable Object get(long index) {
    if (index < 0 || index >= size) {
      throw outOfBounds(index, 1);
    }
    return elements[(int) index];
  }

  /**
   * The function that {@code call_indirect} calls.
   *
   * @param type the type that it must have, or a subtype of it
   * @throws TrapException "undefined element", "uninitialized element" or "indirect call type
   *     mismatch"
   */
  public FuncInstance callee(long index, DefType type) {
    if (index < 0 || index >= size) {
      throw new TrapException(
          Trap.UNDEFINED_ELEMENT, Long.toUnsignedString(index) + " of a table of " + size);
    }
    if (!(elements[(int) index] instanceof FuncInstance function)) {
      throw TrapException.ofElement(Trap.UNINITIALIZED_ELEMENT, index);
    }
    if (!function.defType().isSubtypeOf(type)) {
      throw new TrapException(
          Trap.INDIRECT_CALL_TYPE_MISMATCH,
          "expected " + type + ", but " + function + " is " + function.funcType());
    }
    return function;
  }

  /** {@code table.set}. */
  public void set(long index, @Nullable Object value) {
    if (index < 0 || index >= size) {
      throw outOfBounds(index, 1);
    }
    elements[(int) index] = value;
  }

  /**
   * {@code table.grow}.
   *
   * @return the size before, or -1 if the table cannot grow that much
   */
  public int grow(long delta, @Nullable Object init) {
    if (delta < 0 || delta > maxSize - size) {
      return -1;
    }
    int before = size;
    int after = before + (int) delta;
    if (after > elements.length) {
      int generous =
          (int) Math.min(maxSize, before == 0 ? after : Math.max(after, before * 3L / 2));
      try {
        elements = Arrays.copyOf(elements, generous);
      } catch (OutOfMemoryError _) {
        return -1;
      }
    }
    Arrays.fill(elements, before, after, init);
    size = after;
    return before;
  }

  /** Makes it what it was at first, with a value for all elements. */
  void restore(@Nullable Object init) {
    int initial = (int) type.limits().min();
    if (elements.length != initial) {
      elements = new @Nullable Object[initial];
    }
    Arrays.fill(elements, init);
    size = initial;
  }

  /** {@code table.fill}. */
  public void fill(long index, @Nullable Object value, long count) {
    check(index, count);
    Arrays.fill(elements, (int) index, (int) (index + count), value);
  }

  /** {@code table.copy}: copies elements from {@code source}, which may be this table. */
  public void copy(long index, TableInstance source, long from, long count) {
    source.check(from, count);
    check(index, count);
    System.arraycopy(source.elements, (int) from, elements, (int) index, (int) count);
  }

  /** {@code table.init}: copies references of an element segment. */
  public void init(long index, @Nullable Object[] segment, int from, int count) {
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    if (start + length > segment.length) {
      throw new TrapException(
          Trap.OUT_OF_BOUNDS_TABLE_ACCESS,
          length + " elements at " + start + " of an element segment of " + segment.length);
    }
    check(index, length);
    System.arraycopy(segment, from, elements, (int) index, count);
  }

  private void check(long index, long count) {
    if (count < 0 || count > size || index < 0 || index > size - count) {
      throw outOfBounds(index, count);
    }
  }

  private TrapException outOfBounds(long index, long count) {
    return new TrapException(
        Trap.OUT_OF_BOUNDS_TABLE_ACCESS,
        (count == 1 ? "element " : Long.toUnsignedString(count) + " elements at ")
            + Long.toUnsignedString(index)
            + " of a table of "
            + size);
  }
}
