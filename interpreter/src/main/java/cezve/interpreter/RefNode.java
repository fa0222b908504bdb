package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/** An expression that yields a reference. */
non-sealed interface RefNode extends ExprNode {
  @Nullable Object eval(Frame f);
}
