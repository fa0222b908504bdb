package cezve.compiler;

/**
 * How the compiler generates code.
 *
 * @param methodBytes how many bytes of code a method may have before the function is cut into
 *     several
 */
public record CompilerOptions(int methodBytes) {
  /** What HotSpot compiles: it leaves a larger method to its interpreter for ever. */
  public static final int MOST_METHOD_BYTES = 8_000;

  /** Methods as large as HotSpot compiles. */
  public static final CompilerOptions DEFAULT = new CompilerOptions(MOST_METHOD_BYTES);

  /**
   * How large the methods are that a function is cut into, which have their own entry and exits.
   */
  int partBytes() {
    return methodBytes - methodBytes / 8;
  }
}
