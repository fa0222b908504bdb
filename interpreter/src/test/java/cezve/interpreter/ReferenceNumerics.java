package cezve.interpreter;

import cezve.model.error.TrapException;
import cezve.model.instruction.NumericOp;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.runtime.numeric.Conversions;
import cezve.runtime.numeric.F32;
import cezve.runtime.numeric.F64;
import cezve.runtime.numeric.I32;
import cezve.runtime.numeric.I64;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the function of a numeric instruction by the instruction's name. */
final class ReferenceNumerics {
  private static final Map<NumericOp, MethodHandle> FUNCTIONS = new EnumMap<>(NumericOp.class);

  private ReferenceNumerics() {}

  static Object apply(NumericOp op, List<Object> operands) {
    try {
      return FUNCTIONS.computeIfAbsent(op, ReferenceNumerics::find).invokeWithArguments(operands);
    } catch (TrapException | AssertionError e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(op + " of " + operands, e);
    }
  }

  /** Such as {@code I32.divS} for {@code i32.div_s}. */
  private static MethodHandle find(NumericOp op) {
    String[] words = op.mnemonic().split("[._]");
    MethodType type =
        MethodType.methodType(
            javaType(op.signature().results().getFirst()),
            op.signature().params().stream().map(ReferenceNumerics::javaType).toList());
    Class<?> ownType =
        switch (words[0]) {
          case "i32" -> I32.class;
          case "i64" -> I64.class;
          case "f32" -> F32.class;
          case "f64" -> F64.class;
          default -> throw new AssertionError(words[0]);
        };
    try {
      return MethodHandles.lookup().findStatic(ownType, camelCase(words, 1), type);
    } catch (NoSuchMethodException _) {
      return conversion(words, type);
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static MethodHandle conversion(String[] words, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(Conversions.class, camelCase(words, 0), type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static String camelCase(String[] words, int from) {
    StringBuilder name = new StringBuilder(words[from]);
    for (int i = from + 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }

  private static Class<?> javaType(ValType type) {
    return switch ((NumType) type) {
      case I32 -> int.class;
      case I64 -> long.class;
      case F32 -> float.class;
      case F64 -> double.class;
    };
  }
}
