package cezve.runtime;

/**
 * What the instances of a store may use.
 *
 * @param memoryBytes the size of each memory, in bytes
 * @param tableElements the size of each table
 * @param stackLevels the depth of calls, counted in levels of nesting of the code that is running:
 *     a call takes as many as the function's statements and expressions are nested
 */
public record StoreLimits(long memoryBytes, int tableElements, int stackLevels) {
  /**
   * Memories as large as the type allows; ten million table elements, as in web browsers; and a
   * call stack that {@link #STACK_BYTES} of Java stack have room for.
   */
  public static final StoreLimits DEFAULT = new StoreLimits(Long.MAX_VALUE, 10_000_000, 400_000);

  /** The stack size of the thread that the default limits are meant for, in bytes. */
  public static final long STACK_BYTES = 256L << 20;
}
