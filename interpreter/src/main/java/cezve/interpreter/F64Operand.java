package cezve.interpreter;

/**
 * An f64 operand of a node. The class is final, and slots and constants are read right here, so
 * that the leaves of expressions cost no call.
 */
final class F64Operand {
  private static final int NO_CELL = -1;

  final boolean leaf;
  final F64Node node;
  private final int cell;
  private final double constant;

  private F64Operand(boolean leaf, int cell, double constant, F64Node node) {
    this.leaf = leaf;
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static F64Operand of(F64Node node) {
    return switch (node) {
      case Leaves.F64Slot l -> new F64Operand(true, l.cell, 0, node);
      case Leaves.F64Const l -> new F64Operand(true, NO_CELL, l.value, node);
      default -> new F64Operand(false, NO_CELL, 0, node);
    };
  }

  double get(Frame f) {
    return cell >= 0 ? Double.longBitsToDouble(f.numbers[cell]) : constant;
  }

  double eval(Frame f) {
    return leaf ? get(f) : node.eval(f);
  }
}
