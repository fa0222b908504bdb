package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of i32. */
public final class I32Array extends ArrayInstance {
  private final int[] elements;

  private I32Array(DefType type, int[] elements) {
    super(type, elements.length);
    this.elements = elements;
  }

  /**
   * {@code array.new_default}.
   *
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static I32Array of(DefType type, int count) {
    try {
      return new I32Array(type, new int[count]);
    } catch (OutOfMemoryError | NegativeArraySizeException _) {
      throw exhausted(count);
    }
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static I32Array of(@Nullable Object reference) {
    if (reference instanceof I32Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get}. */
  public int get(int index) {
    try {
      return elements[index];
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.set}. */
  public void set(int index, int value) {
    try {
      elements[index] = value;
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.fill}. */
  public void fill(int index, int value, int count) {
    check(index, count);
    Arrays.fill(elements, index, index + count, value);
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    fill(index, (int) numbers[0], count);
  }

  @Override
  public void get(int index, long[] numbers, @Nullable Object[] references) {
    numbers[0] = get(index);
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = (int) numbers[cell];
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  }
}
