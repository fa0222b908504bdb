package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of f64. */
public final class F64Array extends ArrayInstance {
  private final double[] elements;

  private F64Array(DefType type, double[] elements) {
    super(type, elements.length);
    this.elements = elements;
  }

  /**
   * {@code array.new_default}.
   *
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static F64Array of(DefType type, int count) {
    try {
      return new F64Array(type, new double[count]);
    } catch (OutOfMemoryError | NegativeArraySizeException _) {
      throw exhausted(count);
    }
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static F64Array of(@Nullable Object reference) {
    if (reference instanceof F64Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get}. */
  public double get(int index) {
    try {
      return elements[index];
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.set}. */
  public void set(int index, double value) {
    try {
      elements[index] = value;
    } catch (ArrayIndexOutOfBoundsException _) {
      throw outOfBounds(index, 1);
    }
  }

  /** {@code array.fill}. */
  public void fill(int index, double value, int count) {
    check(index, count);
    Arrays.fill(elements, index, index + count, value);
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    fill(index, Double.longBitsToDouble(numbers[0]), count);
  }

  @Override
  public void get(int index, long[] numbers, @Nullable Object[] references) {
    numbers[0] = Double.doubleToRawLongBits(get(index));
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = Double.longBitsToDouble(numbers[cell]);
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  }
}
