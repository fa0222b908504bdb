package cezve.interpreter;

/**
 * An f32 operand of a node. The class is final, and slots and constants are read right here, so
 * that the leaves of expressions cost no call.
 */
final class F32Operand {
  private static final int NO_CELL = -1;

  final boolean leaf;
  final F32Node node;
  private final int cell;
  private final float constant;

  private F32Operand(boolean leaf, int cell, float constant, F32Node node) {
    this.leaf = leaf;
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static F32Operand of(F32Node node) {
    return switch (node) {
      case Leaves.F32Slot l -> new F32Operand(true, l.cell, 0, node);
      case Leaves.F32Const l -> new F32Operand(true, NO_CELL, l.value, node);
      default -> new F32Operand(false, NO_CELL, 0, node);
    };
  }

  float get(Frame f) {
    return cell >= 0 ? Float.intBitsToFloat((int) f.numbers[cell]) : constant;
  }

  float eval(Frame f) {
    return leaf ? get(f) : node.eval(f);
  }
}
