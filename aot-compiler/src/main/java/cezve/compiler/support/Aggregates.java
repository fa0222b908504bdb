package cezve.compiler.support;

import cezve.model.type.DefType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.F32Array;
import cezve.runtime.F64Array;
import cezve.runtime.I16Array;
import cezve.runtime.I32Array;
import cezve.runtime.I64Array;
import cezve.runtime.I8Array;
import cezve.runtime.RefArray;
import cezve.runtime.V128Array;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** Structures and arrays, with the operands in their order, and casts. */
public final class Aggregates {
  private static final long[] NO_NUMBERS = new long[0];
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  private Aggregates() {}

  // Allocation

  public static Object newI8Array(int count, DefType type) {
    return I8Array.of(type, count);
  }

  public static Object newI16Array(int count, DefType type) {
    return I16Array.of(type, count);
  }

  public static Object newI32Array(int count, DefType type) {
    return I32Array.of(type, count);
  }

  public static Object newI64Array(int count, DefType type) {
    return I64Array.of(type, count);
  }

  public static Object newF32Array(int count, DefType type) {
    return F32Array.of(type, count);
  }

  public static Object newF64Array(int count, DefType type) {
    return F64Array.of(type, count);
  }

  public static Object newV128Array(int count, DefType type) {
    return V128Array.of(type, count);
  }

  public static Object newRefArray(int count, DefType type) {
    return RefArray.of(type, count);
  }

  public static Object newI8Array(int value, int count, DefType type) {
    I8Array array = I8Array.of(type, count);
    array.fill(0, (byte) value, count);
    return array;
  }

  public static Object newI16Array(int value, int count, DefType type) {
    I16Array array = I16Array.of(type, count);
    array.fill(0, (short) value, count);
    return array;
  }

  public static Object newI32Array(int value, int count, DefType type) {
    I32Array array = I32Array.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newI64Array(long value, int count, DefType type) {
    I64Array array = I64Array.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newF32Array(float value, int count, DefType type) {
    F32Array array = F32Array.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newF64Array(double value, int count, DefType type) {
    F64Array array = F64Array.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newV128Array(V128 value, int count, DefType type) {
    V128Array array = V128Array.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newRefArray(@Nullable Object value, int count, DefType type) {
    RefArray array = RefArray.of(type, count);
    array.fill(0, value, count);
    return array;
  }

  public static Object newArrayOfData(
      int from, int count, DefType type, int data, Context context) {
    return ArrayInstance.ofData(type, context.instance().data(data), from, count);
  }

  public static Object newArrayOfElem(
      int from, int count, DefType type, int elem, Context context) {
    return ArrayInstance.ofElem(type, context.instance().elem(elem), from, count);
  }

  // Reads

  public static int elementI8S(@Nullable Object reference, int index) {
    return I8Array.of(reference).get(index);
  }

  public static int elementI8U(@Nullable Object reference, int index) {
    return I8Array.of(reference).get(index) & 0xFF;
  }

  public static int elementI16S(@Nullable Object reference, int index) {
    return I16Array.of(reference).get(index);
  }

  public static int elementI16U(@Nullable Object reference, int index) {
    return I16Array.of(reference).get(index) & 0xFFFF;
  }

  public static int elementI32(@Nullable Object reference, int index) {
    return I32Array.of(reference).get(index);
  }

  public static long elementI64(@Nullable Object reference, int index) {
    return I64Array.of(reference).get(index);
  }

  public static float elementF32(@Nullable Object reference, int index) {
    return F32Array.of(reference).get(index);
  }

  public static double elementF64(@Nullable Object reference, int index) {
    return F64Array.of(reference).get(index);
  }

  public static V128 elementV128(@Nullable Object reference, int index) {
    return V128Array.of(reference).get(index);
  }

  public static @Nullable Object elementRef(@Nullable Object reference, int index) {
    return RefArray.of(reference).get(index);
  }

  public static int length(@Nullable Object reference) {
    return ArrayInstance.of(reference).length();
  }

  // Writes

  public static void setElementI8(@Nullable Object reference, int index, int value) {
    I8Array.of(reference).set(index, (byte) value);
  }

  public static void setElementI16(@Nullable Object reference, int index, int value) {
    I16Array.of(reference).set(index, (short) value);
  }

  public static void setElementI32(@Nullable Object reference, int index, int value) {
    I32Array.of(reference).set(index, value);
  }

  public static void setElementI64(@Nullable Object reference, int index, long value) {
    I64Array.of(reference).set(index, value);
  }

  public static void setElementF32(@Nullable Object reference, int index, float value) {
    F32Array.of(reference).set(index, value);
  }

  public static void setElementF64(@Nullable Object reference, int index, double value) {
    F64Array.of(reference).set(index, value);
  }

  public static void setElementV128(@Nullable Object reference, int index, V128 value) {
    V128Array.of(reference).set(index, value);
  }

  public static void setElementRef(@Nullable Object reference, int index, @Nullable Object value) {
    RefArray.of(reference).set(index, value);
  }

  public static void fill(@Nullable Object reference, int index, int value, int count) {
    ArrayInstance.of(reference).fill(index, new long[] {value}, NO_REFERENCES, count);
  }

  public static void fill(@Nullable Object reference, int index, long value, int count) {
    ArrayInstance.of(reference).fill(index, new long[] {value}, NO_REFERENCES, count);
  }

  public static void fill(@Nullable Object reference, int index, float value, int count) {
    ArrayInstance.of(reference)
        .fill(index, new long[] {Float.floatToRawIntBits(value)}, NO_REFERENCES, count);
  }

  public static void fill(@Nullable Object reference, int index, double value, int count) {
    ArrayInstance.of(reference)
        .fill(index, new long[] {Double.doubleToRawLongBits(value)}, NO_REFERENCES, count);
  }

  public static void fill(@Nullable Object reference, int index, V128 value, int count) {
    ArrayInstance.of(reference)
        .fill(index, new long[] {value.low(), value.high()}, NO_REFERENCES, count);
  }

  public static void fill(
      @Nullable Object reference, int index, @Nullable Object value, int count) {
    ArrayInstance.of(reference).fill(index, NO_NUMBERS, new @Nullable Object[] {value}, count);
  }

  public static void copy(
      @Nullable Object reference, int index, @Nullable Object source, int from, int count) {
    ArrayInstance.of(reference).copy(index, ArrayInstance.of(source), from, count);
  }

  public static void initData(
      @Nullable Object reference, int index, int from, int count, int data, Context context) {
    ArrayInstance.of(reference).initData(index, context.instance().data(data), from, count);
  }

  public static void initElem(
      @Nullable Object reference, int index, int from, int count, int elem, Context context) {
    ArrayInstance.of(reference).initElem(index, context.instance().elem(elem), from, count);
  }
}
