package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of i64. */
public final class I64Array extends ArrayInstance {
  private final long[] elements;

  private I64Array(DefType type, long[] elements) {
    super(type, elements.length);
    this.elements = elements;
  }

  /**
   * {@code array.new_default}.
   *
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static I64Array of(DefType type, int count) {
    try {
      return new I64Array(type, new long[count]);
    } catch (OutOfMemoryError | NegativeArraySizeException _) {
      throw exhausted(count);
    }
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static I64Array of(@Nullable Object reference) {
    if (reference instanceof I64Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get}. */
  public long get(int index) {
    try {
      return elements[index];
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.set}. */
  public void set(int index, long value) {
    try {
      elements[index] = value;
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.fill}. */
  public void fill(int index, long value, int count) {
    check(index, count);
    Arrays.fill(elements, index, index + count, value);
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    fill(index, numbers[0], count);
  }

  @Override
  public void get(int index, long[] numbers, @Nullable Object[] references) {
    numbers[0] = get(index);
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = numbers[cell];
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  }
}
