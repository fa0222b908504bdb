package cezve.interpreter;

/** An expression that yields an i32. */
non-sealed interface I32Node extends ExprNode {
  int eval(Frame f);
}
