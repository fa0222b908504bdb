package cezve.runtime;

import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.numeric.V128;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * What values are to Java: an i32 is an {@code int}, an i64 a {@code long}, an f32 a {@code float},
 * an f64 a {@code double}, a v128 a {@link V128}, a reference an {@code Object}.
 */
public final class JavaTypes {
  private JavaTypes() {}

  /** The Java type of values of a type. */
  public static Class<?> of(ValType type) {
    return switch (type) {
      case NumType number ->
          switch (number) {
            case I32 -> int.class;
            case I64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
          };
      case VecType _ -> V128.class;
      case RefType _ -> Object.class;
    };
  }

  /** The Java types of values of types. */
  public static List<Class<?>> of(List<ValType> types) {
    List<Class<?>> classes = new ArrayList<>(types.size());
    for (ValType type : types) {
      classes.add(of(type));
    }
    return classes;
  }

  /**
   * The parameters of a function, and its result: {@code void} if it has none, {@code Object[]} if
   * it has several, boxed as {@link Values} has them.
   */
  public static MethodType of(FuncType type) {
    List<ValType> results = type.results();
    Class<?> returned =
        switch (results.size()) {
          case 0 -> void.class;
          case 1 -> of(results.getFirst());
          default -> Object[].class;
        };
    return MethodType.methodType(returned, of(type.params()));
  }
}
