package cezve.runtime;

import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.numeric.V128;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls with values as objects, for tools: i32 as {@link Integer}, i64 as {@link Long}, f32 as
 * {@link Float}, f64 as {@link Double}, v128 as {@link V128}, references as themselves.
 */
public final class Values {
  private Values() {}

  /**
   * Calls a function.
   *
   * @throws IllegalArgumentException if the arguments do not have the function's types
   */
  public static List<@Nullable Object> invoke(
      FuncInstance function, List<? extends @Nullable Object> arguments) {
    long[] numbers = function.layout().newNumbers();
    @Nullable Object[] references = function.layout().newReferences();
    put(function, function.funcType().params(), arguments, numbers, references);
    function.invoke(numbers, references);
    return get(function.funcType().results(), numbers, references);
  }

  /**
   * Puts values into cells, from the first on.
   *
   * @param taker what the values are for, in messages
   * @throws IllegalArgumentException if the values do not have the types
   */
  static void put(
      Object taker,
      List<ValType> types,
      List<? extends @Nullable Object> values,
      long[] numbers,
      @Nullable Object[] references) {
    if (values.size() != types.size()) {
      throw new IllegalArgumentException(
          taker + " takes " + types.size() + " values, not " + values.size());
    }
    int cell = 0;
    for (int i = 0; i < types.size(); i++) {
      Object value = values.get(i);
      switch (types.get(i)) {
        case NumType type -> numbers[cell] = bits(type, value);
        case RefType type -> references[cell] = reference(type, value);
        case VecType type -> {
          V128 vector = vector(type, value);
          numbers[cell] = vector.low();
          numbers[cell + 1] = vector.high();
        }
      }
      cell += CallLayout.cells(types.get(i));
    }
  }

  /** The values of the types that are in cells, from the first on. */
  static List<@Nullable Object> get(
      List<ValType> types, long[] numbers, @Nullable Object[] references) {
    List<@Nullable Object> values = new ArrayList<>();
    int cell = 0;
    for (ValType type : types) {
      values.add(
          switch (type) {
            case NumType num -> number(num, numbers[cell]);
            case RefType _ -> references[cell];
            case VecType _ -> new V128(numbers[cell], numbers[cell + 1]);
          });
      cell += CallLayout.cells(type);
    }
    return values;
  }

  /** The number that bits stand for. */
  public static Number number(NumType type, long bits) {
    return switch (type) {
      case I32 -> (int) bits;
      case I64 -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  /**
   * The bits that stand for a number.
   *
   * @throws IllegalArgumentException if the value does not have the type
   */
  public static long bits(NumType type, @Nullable Object value) {
    if (type == NumType.I32 && value instanceof Integer i) {
      return i;
    } else if (type == NumType.I64 && value instanceof Long l) {
      return l;
    } else if (type == NumType.F32 && value instanceof Float f) {
      return Float.floatToRawIntBits(f);
    } else if (type == NumType.F64 && value instanceof Double d) {
      return Double.doubleToRawLongBits(d);
    }
    throw mismatch(type, value);
  }

  /**
   * A value as a vector.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static V128 vector(VecType type, @Nullable Object value) {
    if (value instanceof V128 vector) {
      return vector;
    }
    throw mismatch(type, value);
  }

  /**
   * A value as a reference of a type.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static @Nullable Object reference(RefType type, @Nullable Object value) {
    if (References.matches(value, type)) {
      return value;
    }
    throw mismatch(type, value);
  }

  private static IllegalArgumentException mismatch(ValType type, @Nullable Object value) {
    return new IllegalArgumentException(value + " is not of type " + type);
  }
}
