package cezve.compiler.support;

import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/**
 * What yields a value by a condition, for use inside of expressions, which do not branch. Programs
 * select where their compilers expect no pattern in the conditions; so of integers it is done
 * without a branch here as well, for which C2 does not decide by itself if one value is rarer.
 */
public final class Selects {
  private Selects() {}

  /** {@code select}. */
  public static int select(int ifTrue, int ifFalse, int condition) {
    return ((ifTrue ^ ifFalse) & mask(condition)) ^ ifFalse;
  }

  /** {@code select}. */
  public static long select(long ifTrue, long ifFalse, int condition) {
    return ((ifTrue ^ ifFalse) & mask(condition)) ^ ifFalse;
  }

  /** {@code select}. */
  public static float select(float ifTrue, float ifFalse, int condition) {
    return condition != 0 ? ifTrue : ifFalse;
  }

  /** {@code select}. */
  public static double select(double ifTrue, double ifFalse, int condition) {
    return condition != 0 ? ifTrue : ifFalse;
  }

  /** {@code select}. */
  public static @Nullable Object select(
      @Nullable Object ifTrue, @Nullable Object ifFalse, int condition) {
    return condition != 0 ? ifTrue : ifFalse;
  }

  /** {@code select}. */
  public static V128 select(V128 ifTrue, V128 ifFalse, int condition) {
    return condition != 0 ? ifTrue : ifFalse;
  }

  /** All ones unless the condition is zero. */
  private static int mask(int condition) {
    return (condition | -condition) >> 31;
  }

  /** {@code ref.is_null}. */
  public static int isNull(@Nullable Object reference) {
    return reference == null ? 1 : 0;
  }
}
