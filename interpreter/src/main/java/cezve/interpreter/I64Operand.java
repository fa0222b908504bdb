package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * An i64 operand of a node. The class is final, and slots and constants are read right here, so that
 * the leaves of expressions cost no call.
 */
final class I64Operand {
  private static final int NO_CELL = -1;

  private final int cell;
  private final long constant;
  private final @Nullable I64Node node;

  private I64Operand(int cell, long constant, @Nullable I64Node node) {
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static I64Operand of(I64Node node) {
    return switch (node) {
      case Leaves.I64Slot(int cell) -> new I64Operand(cell, 0, null);
      case Leaves.I64Const(long value) -> new I64Operand(NO_CELL, value, null);
      default -> new I64Operand(NO_CELL, 0, node);
    };
  }

  long eval(Frame f) {
    if (cell >= 0) {
      return f.numbers[cell];
    }
    return node == null ? constant : node.eval(f);
  }
}
