package cezve.interpreter;

/** An expression that yields an i64. */
non-sealed interface I64Node extends ExprNode {
  long eval(Frame f);
}
