package cezve.interpreter;

import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.VectorOp;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.numeric.Bitwise;
import cezve.runtime.numeric.Conversions;
import cezve.runtime.numeric.F32;
import cezve.runtime.numeric.F64;
import cezve.runtime.numeric.I16x8;
import cezve.runtime.numeric.I32;
import cezve.runtime.numeric.I32x4;
import cezve.runtime.numeric.I64;
import cezve.runtime.numeric.I64x2;
import cezve.runtime.numeric.I8x16;
import cezve.runtime.numeric.V128;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the function of a numeric instruction by the instruction's name. */
final class ReferenceNumerics {
  private static final Map<Opcode, MethodHandle> FUNCTIONS = new HashMap<>();

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

  private ReferenceNumerics() {}

  /** The results of an operation. */
  static List<Object> apply(NumericOp op, List<Object> operands) {
    if (op.row().feature() == Feature.WIDE_ARITHMETIC) {
      return wide(op, operands);
    }
    return List.of(invoke(op, operands));
  }

  /** The result of an operation on vectors. */
  static Object vector(VectorOp op, List<Object> operands) {
    return invoke(op, operands);
  }

  private static Object invoke(Opcode op, List<Object> operands) {
    try {
      MethodHandle function = FUNCTIONS.computeIfAbsent(op, ReferenceNumerics::find);
      return function.invokeWithArguments(operands);
    } catch (TrapException | AssertionError e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(op + " of " + operands, e);
    }
  }

  private static List<Object> wide(NumericOp op, List<Object> operands) {
    boolean unsigned = op == NumericOp.I64_MUL_WIDE_U;
    List<BigInteger> numbers = new ArrayList<>();
    for (Object operand : operands) {
      BigInteger signed = BigInteger.valueOf((Long) operand);
      numbers.add(unsigned && signed.signum() < 0 ? signed.add(TWO_TO_64) : signed);
    }
    BigInteger result =
        operands.size() == 2
            ? numbers.get(0).multiply(numbers.get(1))
            : sum(op, join(numbers.get(0), numbers.get(1)), join(numbers.get(2), numbers.get(3)));
    return List.of(result.longValue(), result.shiftRight(Long.SIZE).longValue());
  }

  private static BigInteger join(BigInteger low, BigInteger high) {
    return high.shiftLeft(Long.SIZE).add(low.mod(TWO_TO_64));
  }

  private static BigInteger sum(NumericOp op, BigInteger a, BigInteger b) {
    return op == NumericOp.I64_SUB128 ? a.subtract(b) : a.add(b);
  }

  /** Such as {@code I32.divS} for {@code i32.div_s}. */
  private static MethodHandle find(Opcode op) {
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
          case "i8x16" -> I8x16.class;
          case "i16x8" -> I16x8.class;
          case "i32x4" -> I32x4.class;
          case "i64x2" -> I64x2.class;
          case "v128" -> Bitwise.class;
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
    return switch (type) {
      case NumType.I32 -> int.class;
      case NumType.I64 -> long.class;
      case NumType.F32 -> float.class;
      case NumType.F64 -> double.class;
      case VecType.V128 -> V128.class;
      default -> throw new AssertionError(type);
    };
  }
}
