package cezve.runtime.numeric;

/**
 * Operations on vectors as 128 bits: {@code v128.not} and others.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#vector-operations">Vector
 *     operations</a>
 */
public final class Bitwise {
  private Bitwise() {}

  public static V128 not(V128 a) {
    return new V128(~a.low(), ~a.high());
  }

  public static V128 and(V128 a, V128 b) {
    return new V128(a.low() & b.low(), a.high() & b.high());
  }

  public static V128 andnot(V128 a, V128 b) {
    return new V128(a.low() & ~b.low(), a.high() & ~b.high());
  }

  public static V128 or(V128 a, V128 b) {
    return new V128(a.low() | b.low(), a.high() | b.high());
  }

  public static V128 xor(V128 a, V128 b) {
    return new V128(a.low() ^ b.low(), a.high() ^ b.high());
  }

  /** The bits of {@code a} where {@code mask} has ones, those of {@code b} where it has zeros. */
  public static V128 bitselect(V128 a, V128 b, V128 mask) {
    return or(and(a, mask), andnot(b, mask));
  }

  public static int anyTrue(V128 a) {
    return (a.low() | a.high()) != 0 ? 1 : 0;
  }
}
