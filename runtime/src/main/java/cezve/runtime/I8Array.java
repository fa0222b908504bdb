package cezve.runtime;

import cezve.model.type.DefType;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of 8-bit integers. */
public final class I8Array extends ArrayInstance {
  private final byte[] elements;

  I8Array(DefType type, byte[] elements) {
    super(type);
    this.elements = elements;
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static I8Array of(@Nullable Object reference) {
    if (reference instanceof I8Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get_s}; the low eight bits are {@code array.get_u}. */
  public byte get(int index) {
    if (index < 0 || index >= elements.length) {
      throw outOfBounds(index, 1);
    }
    return elements[index];
  }

  /** {@code array.set}. */
  public void set(int index, byte value) {
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
    Arrays.fill(elements, index, index + count, (byte) numbers[0]);
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    elements[index] = (byte) numbers[cell];
  }

  @Override
  Object elements() {
    return elements;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_BYTE;
  }
}
