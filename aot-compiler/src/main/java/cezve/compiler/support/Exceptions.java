package cezve.compiler.support;

import cezve.runtime.ExceptionInstance;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** The values of exceptions, by cell. */
public final class Exceptions {
  private Exceptions() {}

  public static int getInt(ExceptionInstance exception, int cell) {
    return (int) exception.numbers()[cell];
  }

  public static long getLong(ExceptionInstance exception, int cell) {
    return exception.numbers()[cell];
  }

  public static float getFloat(ExceptionInstance exception, int cell) {
    return Float.intBitsToFloat((int) exception.numbers()[cell]);
  }

  public static double getDouble(ExceptionInstance exception, int cell) {
    return Double.longBitsToDouble(exception.numbers()[cell]);
  }

  public static V128 getVector(ExceptionInstance exception, int cell) {
    return new V128(exception.numbers()[cell], exception.numbers()[cell + 1]);
  }

  public static @Nullable Object get(ExceptionInstance exception, int cell) {
    return exception.references()[cell];
  }

  public static void put(ExceptionInstance exception, int cell, int value) {
    exception.numbers()[cell] = value;
  }

  public static void put(ExceptionInstance exception, int cell, long value) {
    exception.numbers()[cell] = value;
  }

  public static void put(ExceptionInstance exception, int cell, float value) {
    exception.numbers()[cell] = Float.floatToRawIntBits(value);
  }

  public static void put(ExceptionInstance exception, int cell, double value) {
    exception.numbers()[cell] = Double.doubleToRawLongBits(value);
  }

  public static void put(ExceptionInstance exception, int cell, V128 value) {
    exception.numbers()[cell] = value.low();
    exception.numbers()[cell + 1] = value.high();
  }

  public static void put(ExceptionInstance exception, int cell, @Nullable Object value) {
    exception.references()[cell] = value;
  }
}
