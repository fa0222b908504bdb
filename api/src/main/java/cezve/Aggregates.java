package cezve;

import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.VecType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.StructClass;
import cezve.runtime.StructInstance;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Structures and arrays, which code with garbage collection makes and hands out as references:
 * reads and writes their parts and makes new ones. Values are objects: numbers boxed, vectors as
 * {@link V128}, references as themselves. Packed fields and elements, of 8 or 16 bits, are {@link
 * Integer}s, sign-extended when they are read, and of which the low bits are kept when they are
 * written.
 *
 * <p>Methods throw {@link IndexOutOfBoundsException} if there is no such field or element, {@link
 * IllegalArgumentException} if a value is not of its type, and {@link IllegalStateException} if it
 * cannot be written.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Aggregate
 *     instances</a>
 */
public final class Aggregates {
  private Aggregates() {}

  /**
   * A new structure.
   *
   * @param type its type, from {@link Module#type} or another structure
   * @param values the values of all of its fields
   */
  public static StructInstance struct(DefType type, @Nullable Object... values) {
    List<FieldType> fields = fields(type);
    if (values.length != fields.size()) {
      throw new IllegalArgumentException(
          type + " has " + fields.size() + " fields, not " + values.length);
    }
    StructInstance struct = StructClass.of(type).newDefault();
    for (int i = 0; i < values.length; i++) {
      put(struct, i, fields.get(i).storage(), values[i]);
    }
    return struct;
  }

  private static List<FieldType> fields(DefType type) {
    if (type.expand() instanceof StructType(List<FieldType> fields)) {
      return fields;
    }
    throw new IllegalArgumentException(type + " is not the type of a structure");
  }

  private static FieldType field(StructInstance struct, int field) {
    List<FieldType> fields = fields(struct.defType());
    if (field < 0 || field >= fields.size()) {
      throw new IndexOutOfBoundsException("field " + field + " of " + struct);
    }
    return fields.get(field);
  }

  /** A field's value. */
  public static @Nullable Object get(StructInstance struct, int field) {
    return switch (field(struct, field).storage()) {
      case NumType type -> Values.number(type, struct.number(field));
      case VecType _ -> new V128(struct.number(field), struct.high(field));
      case RefType _ -> struct.reference(field);
      case PackedType type -> signed(type, (int) struct.number(field));
    };
  }

  /** A field that is an i32, or packed. */
  public static int getInt(StructInstance struct, int field) {
    return (int) number(field(struct, field), NumType.I32, get(struct, field));
  }

  /** A field that is an i64. */
  public static long getLong(StructInstance struct, int field) {
    return number(field(struct, field), NumType.I64, get(struct, field));
  }

  /** A field that is an f32. */
  public static float getFloat(StructInstance struct, int field) {
    return Float.intBitsToFloat(
        (int) number(field(struct, field), NumType.F32, get(struct, field)));
  }

  /** A field that is an f64. */
  public static double getDouble(StructInstance struct, int field) {
    return Double.longBitsToDouble(number(field(struct, field), NumType.F64, get(struct, field)));
  }

  /** The bits of a number, which has to be of a type. */
  private static long number(FieldType field, NumType type, @Nullable Object value) {
    if (!field.storage().unpacked().equals(type)) {
      throw new IllegalArgumentException(field + " is not of type " + type);
    }
    return Values.bits(type, value);
  }

  private static int signed(PackedType type, int bits) {
    return switch (type) {
      case I8 -> (byte) bits;
      case I16 -> (short) bits;
    };
  }

  /** Sets a field. */
  public static void set(StructInstance struct, int field, @Nullable Object value) {
    FieldType type = field(struct, field);
    requireVariable(type, struct);
    put(struct, field, type.storage(), value);
  }

  private static void requireVariable(FieldType type, Object object) {
    if (type.mutability() == Mutability.CONST) {
      throw new IllegalStateException(type + " of " + object + " is constant");
    }
  }

  private static void put(
      StructInstance struct, int field, StorageType storage, @Nullable Object value) {
    switch (storage) {
      case NumType type -> struct.set(field, Values.bits(type, value));
      case PackedType _ -> struct.set(field, Values.bits(NumType.I32, value));
      case RefType type -> struct.set(field, Values.reference(type, value));
      case VecType type -> {
        V128 vector = Values.vector(type, value);
        struct.set(field, vector.low());
        struct.setHigh(field, vector.high());
      }
    }
  }

  /**
   * A new array.
   *
   * @param type its type, from {@link Module#type} or another array
   * @param values the values of all of its elements
   */
  public static ArrayInstance array(DefType type, @Nullable Object... values) {
    FieldType element = element(type);
    ArrayInstance array = ArrayInstance.of(type, values.length);
    for (int i = 0; i < values.length; i++) {
      put(array, i, element.storage(), values[i]);
    }
    return array;
  }

  private static FieldType element(DefType type) {
    if (type.expand() instanceof ArrayType(FieldType element)) {
      return element;
    }
    throw new IllegalArgumentException(type + " is not the type of an array");
  }

  private static FieldType element(ArrayInstance array, int index) {
    if (index < 0 || index >= array.length()) {
      throw new IndexOutOfBoundsException("element " + index + " of " + array.length());
    }
    return element(array.defType());
  }

  /** An element's value. */
  public static @Nullable Object get(ArrayInstance array, int index) {
    long[] numbers = new long[2];
    @Nullable Object[] references = new @Nullable Object[1];
    StorageType storage = element(array, index).storage();
    array.get(index, numbers, references);
    return switch (storage) {
      case NumType type -> Values.number(type, numbers[0]);
      case VecType _ -> new V128(numbers[0], numbers[1]);
      case RefType _ -> references[0];
      case PackedType type -> signed(type, (int) numbers[0]);
    };
  }

  /** An element that is an i32, or packed. */
  public static int getInt(ArrayInstance array, int index) {
    return (int) number(element(array, index), NumType.I32, get(array, index));
  }

  /** An element that is an i64. */
  public static long getLong(ArrayInstance array, int index) {
    return number(element(array, index), NumType.I64, get(array, index));
  }

  /** An element that is an f32. */
  public static float getFloat(ArrayInstance array, int index) {
    return Float.intBitsToFloat(
        (int) number(element(array, index), NumType.F32, get(array, index)));
  }

  /** An element that is an f64. */
  public static double getDouble(ArrayInstance array, int index) {
    return Double.longBitsToDouble(number(element(array, index), NumType.F64, get(array, index)));
  }

  /** Sets an element. */
  public static void set(ArrayInstance array, int index, @Nullable Object value) {
    FieldType type = element(array, index);
    requireVariable(type, array);
    put(array, index, type.storage(), value);
  }

  private static void put(
      ArrayInstance array, int index, StorageType storage, @Nullable Object value) {
    long[] numbers = new long[2];
    @Nullable Object[] references = new @Nullable Object[1];
    switch (storage) {
      case NumType type -> numbers[0] = Values.bits(type, value);
      case PackedType _ -> numbers[0] = Values.bits(NumType.I32, value);
      case RefType type -> references[0] = Values.reference(type, value);
      case VecType type -> {
        V128 vector = Values.vector(type, value);
        numbers[0] = vector.low();
        numbers[1] = vector.high();
      }
    }
    array.fill(index, numbers, references, 1);
  }
}
