package cezve.interpreter;

/** An expression that yields an i32. */
abstract non-sealed class I32Node extends ExprNode {
  abstract int eval(Frame f);
}
