package cezve.interpreter;

/** An expression that yields an i64. */
abstract non-sealed class I64Node extends ExprNode {
  abstract long eval(Frame f);
}
