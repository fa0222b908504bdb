package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of 16-bit integers. */
public final class I16Array extends ArrayInstance {
  private final short[] elements;

  I16Array(DefType type, short[] elements) {
    super(type);
    this.elements = elements;
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static I16Array of(@Nullable Object reference) {
    if (reference instanceof I16Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get_s}; the low sixteen bits are {@code array.get_u}. */
  public short get(int index) {
    if (index < 0 || index >= elements.length) {
      throw outOfBounds(index, 1);
    }
    return elements[index];
  }

  /** {@code array.set}. */
  public void set(int index, short value) {
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
    Arrays.fill(elements, index, index + count, (short) numbers[0]);
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = (short) numbers[cell];
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  }
}
