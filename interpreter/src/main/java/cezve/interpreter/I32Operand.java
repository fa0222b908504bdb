package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * An i32 operand of a node. The class is final, and slots and constants are read right here, so that
 * the leaves of expressions cost no call.
 */
final class I32Operand {
  private static final int NO_CELL = -1;

  private final int cell;
  private final int constant;
  private final @Nullable I32Node node;

  private I32Operand(int cell, int constant, @Nullable I32Node node) {
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static I32Operand of(I32Node node) {
    return switch (node) {
      case Leaves.I32Slot(int cell) -> new I32Operand(cell, 0, null);
      case Leaves.I32Const(int value) -> new I32Operand(NO_CELL, value, null);
      default -> new I32Operand(NO_CELL, 0, node);
    };
  }

  int eval(Frame f) {
    if (cell >= 0) {
      return (int) f.numbers[cell];
    }
    return node == null ? constant : node.eval(f);
  }
}
