package cezve.validator;

/**
 * What the validator accepts at most, where a short module could otherwise ask for very much memory
 * or time.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/implementation.html">Implementation
 *     limitations</a>
 */
final class ValidationLimits {
  /**
   * The operands on the stack at any time, a power of two. A call of two bytes can add a thousand
   * of them; the largest functions known need a few thousand.
   */
  static final int OPERANDS = 1 << 22;

  /** The parameters and locals of a function; the web's limit. */
  static final int LOCALS = 50_000;

  /** The supertypes above a type, which each subtype check may have to pass; the web's limit. */
  static final int SUBTYPING_DEPTH = 63;

  private ValidationLimits() {}
}
