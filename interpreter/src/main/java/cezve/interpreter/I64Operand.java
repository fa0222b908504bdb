package cezve.interpreter;

/**
 * An i64 operand of a node. The class is final, and slots and constants are read right here, so
 * that the leaves of expressions cost no call.
 */
final class I64Operand {
  private static final int NO_CELL = -1;

  final boolean leaf;
  final I64Node node;
  private final int cell;
  private final long constant;

  private I64Operand(boolean leaf, int cell, long constant, I64Node node) {
    this.leaf = leaf;
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static I64Operand of(I64Node node) {
    return switch (node) {
      case Leaves.I64Slot l -> new I64Operand(true, l.cell, 0, node);
      case Leaves.I64Const l -> new I64Operand(true, NO_CELL, l.value, node);
      default -> new I64Operand(false, NO_CELL, 0, node);
    };
  }

  long get(Frame f) {
    return cell >= 0 ? f.numbers[cell] : constant;
  }

  long eval(Frame f) {
    return leaf ? get(f) : node.eval(f);
  }
}
