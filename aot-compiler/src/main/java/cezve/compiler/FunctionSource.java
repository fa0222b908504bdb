package cezve.compiler;

import cezve.compiler.support.FunctionLines;

/**
 * The function that code is generated of.
 *
 * @param function its index
 * @param lines its line numbers
 */
record FunctionSource(int function, FunctionLines lines) {}
