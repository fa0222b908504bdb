package cezve.interpreter;

/** An expression that yields an f32. */
abstract non-sealed class F32Node extends ExprNode {
  abstract float eval(Frame f);
}
