package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of references. */
public final class RefArray extends ArrayInstance {
  private final @Nullable Object[] elements;

  private RefArray(DefType type, @Nullable Object[] elements) {
    super(type, elements.length);
    this.elements = elements;
  }

  /**
   * {@code array.new_default}.
   *
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static RefArray of(DefType type, int count) {
    try {
      return new RefArray(type, new @Nullable Object[count]);
    } catch (OutOfMemoryError | NegativeArraySizeException _) {
      throw exhausted(count);
    }
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
    try {
      return elements[index];
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.set}. */
  public void set(int index, @Nullable Object value) {
    try {
      elements[index] = value;
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.fill}. */
  public void fill(int index, @Nullable Object value, int count) {
    check(index, count);
    Arrays.fill(elements, index, index + count, value);
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    fill(index, references[0], count);
  }

  @Override
  public void get(int index, long[] numbers, @Nullable Object[] references) {
    references[0] = get(index);
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
