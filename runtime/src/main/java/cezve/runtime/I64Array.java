package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of 64-bit numbers: of i64, or of f64 as their bits. */
public final class I64Array extends ArrayInstance {
  private final long[] elements;

  I64Array(DefType type, long[] elements) {
    super(type);
    this.elements = elements;
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
    if (index < 0 || index >= elements.length) {
      throw outOfBounds(index, 1);
    }
    return elements[index];
  }

  /** {@code array.set}. */
  public void set(int index, long value) {
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
    Arrays.fill(elements, index, index + count, numbers[0]);
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
