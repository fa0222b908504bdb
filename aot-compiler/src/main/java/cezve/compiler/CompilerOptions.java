package cezve.compiler;

import cezve.compiler.support.LineNumbers;

/**
 * How the compiler generates code.
 *
 * @param methodBytes how many bytes of code a method may have before the function is cut into
 *     several
 * @param generation when it does
 * @param lineNumbers what debuggers and profilers are to show as line numbers
 */
public record CompilerOptions(int methodBytes, Generation generation, LineNumbers lineNumbers) {
  /** What HotSpot compiles: it leaves a larger method to its interpreter for ever. */
  public static final int MOST_METHOD_BYTES = 8_000;

  private static final int MOST_METHODS = 40;

  /**
   * How large a method of statements that follow each other is. C2 needs more than twice the time
   * for twice as many, and it keeps fewer of their values in registers.
   */
  private static final int RUN_BYTES = 3_000;

  /** Methods as large as HotSpot compiles, generated when they are needed. */
  public static final CompilerOptions DEFAULT = new CompilerOptions(MOST_METHOD_BYTES);

  /** Code that is generated when it is needed. */
  public CompilerOptions(int methodBytes) {
    this(methodBytes, Generation.LAZY);
  }

  /** Line numbers that are offsets. */
  public CompilerOptions(int methodBytes, Generation generation) {
    this(methodBytes, generation, LineNumbers.OFFSETS);
  }

  /** The same, but for when code is generated. */
  public CompilerOptions withGeneration(Generation generation) {
    return new CompilerOptions(methodBytes, generation, lineNumbers);
  }

  /** The same, but for what line numbers mean. */
  public CompilerOptions withLineNumbers(LineNumbers lineNumbers) {
    return new CompilerOptions(methodBytes, generation, lineNumbers);
  }

  /** The same, but for how large methods may be. */
  CompilerOptions withMethodBytes(int bytes) {
    return new CompilerOptions(bytes, generation, lineNumbers);
  }

  /**
   * The same, but with methods of a moderate number for a function of so many bytes: cutting takes
   * time by the product of both.
   */
  CompilerOptions forFunction(int bytes) {
    int least = Math.min(bytes / MOST_METHODS, MOST_METHOD_BYTES);
    return withMethodBytes(Math.max(methodBytes, least));
  }

  /**
   * How large the methods are that a function is cut into, which have their own entry and exits.
   */
  int partBytes() {
    return methodBytes - methodBytes / 8;
  }

  /** How much of a sequence of statements becomes a method. */
  int runBytes() {
    return Math.min(partBytes(), RUN_BYTES);
  }
}
