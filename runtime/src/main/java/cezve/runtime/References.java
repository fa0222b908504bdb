package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.AbsHeapType;
import cezve.model.type.DefType;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import org.jspecify.annotations.Nullable;

/**
 * What references are, and which types they have. Null is Java's null, whatever its type; a
 * function is a {@link FuncInstance}, an exception an {@link ExceptionInstance}, a structure or
 * array an {@link AggregateInstance}, a scalar an {@link I31}; everything else belongs to the host,
 * and has the types {@code extern} and, when it was converted, {@code any}. Converting between
 * these two changes nothing.
 *
 * <p>A type is asked for only of references in its hierarchy; that is what validation is for. So a
 * function in an {@code externref} is just something of the host.
 */
public final class References {
  private References() {}

  /** {@code ref.eq}. */
  @SuppressWarnings("ReferenceEquality") // Identity is what is asked for.
  public static boolean eq(@Nullable Object left, @Nullable Object right) {
    return left == right || (left instanceof I31 a && right instanceof I31 b && a.equals(b));
  }

  /** Whether a reference is not null and of a defined type. */
  public static boolean isA(@Nullable Object reference, DefType type) {
    return isArray(reference, type)
        || (reference instanceof StructInstance struct && struct.defType().isSubtypeOf(type))
        || isFunction(reference, type);
  }

  /** Whether a reference is not null and of an abstract type. */
  public static boolean isA(@Nullable Object reference, AbsHeapType type) {
    return switch (type) {
      case ANY, EXTERN -> reference != null;
      case EXN -> reference instanceof ExceptionInstance;
      case FUNC -> reference instanceof FuncInstance;
      case EQ -> reference instanceof EqReference;
      case STRUCT -> reference instanceof StructInstance;
      case ARRAY -> reference instanceof ArrayInstance;
      case I31 -> reference instanceof I31;
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }

  /** {@code ref.test}: whether a reference is of a closed type. */
  public static boolean matches(@Nullable Object reference, RefType type) {
    if (reference == null) {
      return type.nullable();
    }
    return switch (type.heap()) {
      case AbsHeapType abs -> isA(reference, abs);
      case DefType def -> isA(reference, def);
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    };
  }

  /** Whether a reference is to an array of a type, which is not null. */
  public static boolean isArray(@Nullable Object reference, DefType type) {
    return reference instanceof ArrayInstance array && array.defType().isSubtypeOf(type);
  }

  /** Whether a reference is to a function of a type, which is not null. */
  public static boolean isFunction(@Nullable Object reference, DefType type) {
    return reference instanceof FuncInstance function && function.defType().isSubtypeOf(type);
  }

  /** The trap of {@code ref.cast} when the reference is not of the type. */
  public static TrapException castFailure(@Nullable Object reference, RefType type) {
    return new TrapException(Trap.CAST_FAILURE, describe(reference) + " is not of type " + type);
  }

  private static String describe(@Nullable Object reference) {
    return switch (reference) {
      case null -> "null";
      case AggregateInstance aggregate -> aggregate.toString();
      case FuncInstance function -> function.toString();
      case I31 i31 -> i31.toString();
      default -> "what the host refers to";
    };
  }

  /**
   * {@code ref.as_non_null}.
   *
   * @throws TrapException "null reference"
   */
  public static Object nonNull(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(Trap.NULL_REFERENCE);
    }
    return reference;
  }
}
