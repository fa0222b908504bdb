package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import org.jspecify.annotations.Nullable;

/**
 * An unboxed scalar: a reference that is a 31-bit integer. It has no identity; {@link
 * References#eq} compares values.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#values">Values</a>
 */
public final class I31 implements EqReference {
  private static final int UNSIGNED = 0x7FFF_FFFF;
  private static final int LEAST_KEPT = -128;
  private static final I31[] KEPT = new I31[1024];

  static {
    for (int i = 0; i < KEPT.length; i++) {
      KEPT[i] = new I31(LEAST_KEPT + i);
    }
  }

  // Sign-extended.
  private final int value;

  private I31(int value) {
    this.value = value;
  }

  /** {@code ref.i31}: the low 31 bits of an i32. */
  public static I31 of(int value) {
    int extended = value << 1 >> 1;
    int index = extended - LEAST_KEPT;
    return index >= 0 && index < KEPT.length ? KEPT[index] : new I31(extended);
  }

  /**
   * {@code i31.get_s}: the integer, which was signed.
   *
   * @throws TrapException "null i31 reference"
   */
  public static int signed(@Nullable Object reference) {
    return of(reference).value;
  }

  /**
   * {@code i31.get_u}: the integer, which was unsigned.
   *
   * @throws TrapException "null i31 reference"
   */
  public static int unsigned(@Nullable Object reference) {
    return of(reference).value & UNSIGNED;
  }

  private static I31 of(@Nullable Object reference) {
    if (reference instanceof I31 i31) {
      return i31;
    }
    if (reference == null) {
      throw new TrapException(Trap.NULL_I31_REFERENCE);
    }
    throw new AssertionError("BUG: not an i31: " + reference);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof I31 i31 && value == i31.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** The value in the text format, such as {@code (ref.i31 -5)}. */
  @Override
  public String toString() {
    return "(ref.i31 " + value + ")";
  }
}
