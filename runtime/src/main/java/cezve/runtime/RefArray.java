package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of references. */
public final class RefArray extends ArrayInstance {
  private final @Nullable Object[] elements;

  RefArray(DefType type, @Nullable Object[] elements) {
    super(type);
    this.elements = elements;
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static RefArray of(@Nullable Object reference) {
    if (reference instanceof RefArray array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get}. */
  public @Nullable Object get(int index) {
    if (index < 0 || index >= elements.length) {
      throw outOfBounds(index, 1);
    }
    return elements[index];
  }

  /** {@code array.set}. */
  public void set(int index, @Nullable Object value) {
    if (index < 0 || index >= elements.length) {
      throw outOfBounds(index, 1);
    }
    elements[index] = value;
  }

  @Override
  public int length() {
    return elements.length;
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    check(index, count);
    Arrays.fill(elements, index, index + count, references[0]);
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = references[cell];
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    throw new AssertionError("BUG: references in a data segment");
  }
}
