package cezve.runtime;

import cezve.model.type.DefType;
import cezve.runtime.numeric.V128;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** An array of vectors, each as two halves. */
public final class V128Array extends ArrayInstance {
  // The low half of each vector first.
  private final long[] halves;

  private V128Array(DefType type, long[] halves) {
    super(type, halves.length / 2);
    this.halves = halves;
  }

  /**
   * {@code array.new_default}.
   *
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static V128Array of(DefType type, int count) {
    if (count < 0 || count > Integer.MAX_VALUE / 2) {
      throw exhausted(count);
    }
    try {
      return new V128Array(type, new long[2 * count]);
    } catch (OutOfMemoryError _) {
      throw exhausted(count);
    }
  }

  /**
   * The array that is referred to.
   *
   * @throws cezve.model.error.TrapException "null array reference"
   */
  public static V128Array of(@Nullable Object reference) {
    if (reference instanceof V128Array array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** {@code array.get}. */
  public V128 get(int index) {
    check(index, 1);
    return new V128(halves[2 * index], halves[2 * index + 1]);
  }

  /** {@code array.set}. */
  public void set(int index, V128 value) {
    check(index, 1);
    halves[2 * index] = value.low();
    halves[2 * index + 1] = value.high();
  }

  /** {@code array.fill}. */
  public void fill(int index, V128 value, int count) {
    check(index, count);
    for (int i = index; i < index + count; i++) {
      halves[2 * i] = value.low();
      halves[2 * i + 1] = value.high();
    }
  }

  @Override
  public void fill(int index, long[] numbers, @Nullable Object[] references, int count) {
    fill(index, new V128(numbers[0], numbers[1]), count);
  }

  @Override
  public void get(int index, long[] numbers, @Nullable Object[] references) {
    V128 vector = get(index);
    numbers[0] = vector.low();
    numbers[1] = vector.high();
  }

  @Override
  void put(int index, long[] numbers, @Nullable Object[] references, int cell) {
    halves[2 * index] = numbers[cell];
    halves[2 * index + 1] = numbers[cell + 1];
  }

  @Override
  Object elements() {
    return halves;
  }

  @Override
  ValueLayout dataLayout() {
    return ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  int cells() {
    return 2;
  }
}
