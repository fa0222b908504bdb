package cezve.interpreter;

import cezve.runtime.numeric.V128;

/** An expression that yields a v128. */
abstract non-sealed class V128Node extends ExprNode {
  abstract V128 eval(Frame f);
}
