package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/** An expression that yields a reference. */
abstract non-sealed class RefNode extends ExprNode {
  abstract @Nullable Object eval(Frame f);
}
