package cezve.interpreter;

/** An expression that yields an f32. */
non-sealed interface F32Node extends ExprNode {
  float eval(Frame f);
}
