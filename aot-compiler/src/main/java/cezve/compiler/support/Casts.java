package cezve.compiler.support;

import cezve.model.type.AbsHeapType;
import cezve.model.type.DefType;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.EqReference;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.FuncInstance;
import cezve.runtime.I31;
import cezve.runtime.References;
import cezve.runtime.StructClass;
import cezve.runtime.StructInstance;
import org.jspecify.annotations.Nullable;

/** Tests of what types references have. */
public final class Casts {
  private Casts() {}

  public static int eq(@Nullable Object left, @Nullable Object right) {
    return References.eq(left, right) ? 1 : 0;
  }

  // Types that are Java classes

  public static int isNullOr(@Nullable Object reference, Class<?> javaClass) {
    return reference == null || javaClass.isInstance(reference) ? 1 : 0;
  }

  public static Object cast(@Nullable Object reference, Class<?> javaClass) {
    if (reference == null || !javaClass.isInstance(reference)) {
      throw References.castFailure(reference, RefType.nonNull(type(javaClass)));
    }
    return reference;
  }

  public static @Nullable Object castOrNull(@Nullable Object reference, Class<?> javaClass) {
    if (reference != null && !javaClass.isInstance(reference)) {
      throw References.castFailure(reference, RefType.nullable(type(javaClass)));
    }
    return reference;
  }

  private static HeapType type(Class<?> javaClass) {
    DefType defined = StructClass.type(javaClass);
    if (defined != null) {
      return defined;
    } else if (javaClass == FuncInstance.class) {
      return AbsHeapType.FUNC;
    } else if (javaClass == ExceptionInstance.class) {
      return AbsHeapType.EXN;
    } else if (javaClass == EqReference.class) {
      return AbsHeapType.EQ;
    } else if (javaClass == I31.class) {
      return AbsHeapType.I31;
    } else if (javaClass == StructInstance.class) {
      return AbsHeapType.STRUCT;
    } else if (javaClass == ArrayInstance.class) {
      return AbsHeapType.ARRAY;
    }
    throw new AssertionError("BUG: no type is " + javaClass);
  }

  // Types that arrays and functions know

  public static int testArray(@Nullable Object reference, boolean nullable, DefType type) {
    return (reference == null ? nullable : References.isArray(reference, type)) ? 1 : 0;
  }

  public static @Nullable Object castArray(
      @Nullable Object reference, boolean nullable, DefType type) {
    return checked(testArray(reference, nullable, type), reference, nullable, type);
  }

  public static int testFunction(@Nullable Object reference, boolean nullable, DefType type) {
    return (reference == null ? nullable : References.isFunction(reference, type)) ? 1 : 0;
  }

  public static @Nullable Object castFunction(
      @Nullable Object reference, boolean nullable, DefType type) {
    return checked(testFunction(reference, nullable, type), reference, nullable, type);
  }

  private static @Nullable Object checked(
      int test, @Nullable Object reference, boolean nullable, HeapType type) {
    if (test == 0) {
      throw References.castFailure(reference, new RefType(nullable, type));
    }
    return reference;
  }

  // Types of which there are all references or none

  public static int test(@Nullable Object reference, boolean nullable, AbsHeapType type) {
    return (reference == null ? nullable : References.isA(reference, type)) ? 1 : 0;
  }

  public static @Nullable Object cast(
      @Nullable Object reference, boolean nullable, AbsHeapType type) {
    return checked(test(reference, nullable, type), reference, nullable, type);
  }
}
