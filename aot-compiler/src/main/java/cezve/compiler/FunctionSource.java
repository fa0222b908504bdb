package cezve.compiler;

/**
 * The function that code is generated of.
 *
 * @param function its index
 * @param firstOffset the offset of which the line number is 1
 */
record FunctionSource(int function, int firstOffset) {}
