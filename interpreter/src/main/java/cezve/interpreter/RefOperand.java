package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A reference operand of a node. The class is final, and slots, which most references come from,
 * are read right here, so that they cost no call.
 */
final class RefOperand {
  private static final int NO_CELL = -1;

  final boolean leaf;
  final RefNode node;
  private final int cell;

  private RefOperand(boolean leaf, int cell, RefNode node) {
    this.leaf = leaf;
    this.cell = cell;
    this.node = node;
  }

  /** The operand that a node computes. */
  static RefOperand of(RefNode node) {
    return node instanceof Leaves.RefSlot slot
        ? new RefOperand(true, slot.cell, node)
        : new RefOperand(false, NO_CELL, node);
  }

  @Nullable Object get(Frame f) {
    return f.references[cell];
  }

  @Nullable Object eval(Frame f) {
    return leaf ? get(f) : node.eval(f);
  }
}
