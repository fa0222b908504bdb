package cezve.interpreter;

/** An expression that yields an f64. */
abstract non-sealed class F64Node extends ExprNode {
  abstract double eval(Frame f);
}
