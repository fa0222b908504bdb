package cezve.compiler.support;

import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** The slots of functions that are cut into several methods. */
public final class Cells {
  private Cells() {}

  public static int getInt(long[] cells, int index) {
    return (int) cells[index];
  }

  public static long getLong(long[] cells, int index) {
    return cells[index];
  }

  public static float getFloat(long[] cells, int index) {
    return Float.intBitsToFloat((int) cells[index]);
  }

  public static double getDouble(long[] cells, int index) {
    return Double.longBitsToDouble(cells[index]);
  }

  public static @Nullable Object get(@Nullable Object[] cells, int index) {
    return cells[index];
  }

  /** A vector, which is zero if none was put there. */
  public static V128 getVector(@Nullable Object[] cells, int index) {
    return cells[index] instanceof V128 vector ? vector : V128.ZERO;
  }

  public static void put(int value, long[] cells, int index) {
    cells[index] = value;
  }

  public static void put(long value, long[] cells, int index) {
    cells[index] = value;
  }

  public static void put(float value, long[] cells, int index) {
    cells[index] = Float.floatToRawIntBits(value);
  }

  public static void put(double value, long[] cells, int index) {
    cells[index] = Double.doubleToRawLongBits(value);
  }

  public static void put(@Nullable Object value, @Nullable Object[] cells, int index) {
    cells[index] = value;
  }

  public static void put(V128 value, @Nullable Object[] cells, int index) {
    cells[index] = value;
  }
}
