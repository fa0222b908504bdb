package cezve.interpreter;

/** An expression that yields an f64. */
non-sealed interface F64Node extends ExprNode {
  double eval(Frame f);
}
