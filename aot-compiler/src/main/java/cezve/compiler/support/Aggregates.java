package cezve.compiler.support;

import cezve.model.type.AbsHeapType;
import cezve.model.type.DefType;
import cezve.model.type.RefType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.I16Array;
import cezve.runtime.I32Array;
import cezve.runtime.I64Array;
import cezve.runtime.I8Array;
import cezve.runtime.RefArray;
import cezve.runtime.References;
import cezve.runtime.StructInstance;
import cezve.runtime.V128Array;
import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** Structures and arrays, with the operands in their order, and casts. */
public final class Aggregates {
  private static final long[] NO_NUMBERS = new long[0];
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  private Aggregates() {}

  // Allocation

  public static Object newStruct(long[] numbers, @Nullable Object[] references, DefType type) {
    return StructInstance.of(type, numbers, references);
  }

  public static Object newArray(int count, DefType type) {
    return ArrayInstance.of(type, count);
  }

  public static Object newArray(
      long[] numbers, @Nullable Object[] references, int count, DefType type) {
    return ArrayInstance.ofElements(type, numbers, references, count);
  }

  public static Object newArrayOfData(
      int from, int count, DefType type, int data, Context context) {
    return ArrayInstance.ofData(type, context.instance().data(data), from, count);
  }

  public static Object newArrayOfElem(
      int from, int count, DefType type, int elem, Context context) {
    return ArrayInstance.ofElem(type, context.instance().elem(elem), from, count);
  }

  public static Object newArray(int value, int count, DefType type) {
    return ArrayInstance.of(type, new long[] {value}, NO_REFERENCES, count);
  }

  public static Object newArray(long value, int count, DefType type) {
    return ArrayInstance.of(type, new long[] {value}, NO_REFERENCES, count);
  }

  public static Object newArray(float value, int count, DefType type) {
    return ArrayInstance.of(
        type, new long[] {Float.floatToRawIntBits(value)}, NO_REFERENCES, count);
  }

  public static Object newArray(double value, int count, DefType type) {
    return ArrayInstance.of(
        type, new long[] {Double.doubleToRawLongBits(value)}, NO_REFERENCES, count);
  }

  public static Object newArray(V128 value, int count, DefType type) {
    return ArrayInstance.of(type, new long[] {value.low(), value.high()}, NO_REFERENCES, count);
  }

  public static Object newArray(@Nullable Object value, int count, DefType type) {
    return ArrayInstance.of(type, NO_NUMBERS, new @Nullable Object[] {value}, count);
  }

  // Reads

  public static int getI8S(@Nullable Object reference, int cell) {
    return (byte) StructInstance.of(reference).number(cell);
  }

  public static int getI8U(@Nullable Object reference, int cell) {
    return (int) StructInstance.of(reference).number(cell) & 0xFF;
  }

  public static int getI16S(@Nullable Object reference, int cell) {
    return (short) StructInstance.of(reference).number(cell);
  }

  public static int getI16U(@Nullable Object reference, int cell) {
    return (int) StructInstance.of(reference).number(cell) & 0xFFFF;
  }

  public static int getI32(@Nullable Object reference, int cell) {
    return (int) StructInstance.of(reference).number(cell);
  }

  public static long getI64(@Nullable Object reference, int cell) {
    return StructInstance.of(reference).number(cell);
  }

  public static float getF32(@Nullable Object reference, int cell) {
    return Float.intBitsToFloat((int) StructInstance.of(reference).number(cell));
  }

  public static double getF64(@Nullable Object reference, int cell) {
    return Double.longBitsToDouble(StructInstance.of(reference).number(cell));
  }

  public static V128 getV128(@Nullable Object reference, int cell) {
    StructInstance struct = StructInstance.of(reference);
    return new V128(struct.number(cell), struct.number(cell + 1));
  }

  public static @Nullable Object getRef(@Nullable Object reference, int cell) {
    return StructInstance.of(reference).reference(cell);
  }

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
    return Float.intBitsToFloat(I32Array.of(reference).get(index));
  }

  public static double elementF64(@Nullable Object reference, int index) {
    return Double.longBitsToDouble(I64Array.of(reference).get(index));
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

  public static void set(@Nullable Object reference, int value, int cell) {
    StructInstance.of(reference).set(cell, value);
  }

  public static void set(@Nullable Object reference, long value, int cell) {
    StructInstance.of(reference).set(cell, value);
  }

  public static void set(@Nullable Object reference, float value, int cell) {
    StructInstance.of(reference).set(cell, Float.floatToRawIntBits(value));
  }

  public static void set(@Nullable Object reference, double value, int cell) {
    StructInstance.of(reference).set(cell, Double.doubleToRawLongBits(value));
  }

  public static void set(@Nullable Object reference, @Nullable Object value, int cell) {
    StructInstance.of(reference).set(cell, value);
  }

  public static void set(@Nullable Object reference, V128 value, int cell) {
    StructInstance struct = StructInstance.of(reference);
    struct.set(cell, value.low());
    struct.set(cell + 1, value.high());
  }

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
    I32Array.of(reference).set(index, Float.floatToRawIntBits(value));
  }

  public static void setElementF64(@Nullable Object reference, int index, double value) {
    I64Array.of(reference).set(index, Double.doubleToRawLongBits(value));
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

  // Casts

  public static int eq(@Nullable Object left, @Nullable Object right) {
    return References.eq(left, right) ? 1 : 0;
  }

  public static int test(@Nullable Object reference, boolean nullable, DefType type) {
    return (reference == null ? nullable : References.isA(reference, type)) ? 1 : 0;
  }

  public static int test(@Nullable Object reference, boolean nullable, AbsHeapType type) {
    return (reference == null ? nullable : References.isA(reference, type)) ? 1 : 0;
  }

  public static @Nullable Object cast(@Nullable Object reference, boolean nullable, DefType type) {
    if (test(reference, nullable, type) == 0) {
      throw References.castFailure(reference, new RefType(nullable, type));
    }
    return reference;
  }

  public static @Nullable Object cast(
      @Nullable Object reference, boolean nullable, AbsHeapType type) {
    if (test(reference, nullable, type) == 0) {
      throw References.castFailure(reference, new RefType(nullable, type));
    }
    return reference;
  }
}
