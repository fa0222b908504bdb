package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * An f64 operand of a node. The class is final, and slots and constants are read right here, so that
 * the leaves of expressions cost no call.
 */
final class F64Operand {
  private static final int NO_CELL = -1;

  private final int cell;
  private final double constant;
  private final @Nullable F64Node node;

  private F64Operand(int cell, double constant, @Nullable F64Node node) {
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static F64Operand of(F64Node node) {
    return switch (node) {
      case Leaves.F64Slot(int cell) -> new F64Operand(cell, 0, null);
      case Leaves.F64Const(double value) -> new F64Operand(NO_CELL, value, null);
      default -> new F64Operand(NO_CELL, 0, node);
    };
  }

  double eval(Frame f) {
    if (cell >= 0) {
      return Double.longBitsToDouble(f.numbers[cell]);
    }
    return node == null ? constant : node.eval(f);
  }
}
