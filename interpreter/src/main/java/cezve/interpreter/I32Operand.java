package cezve.interpreter;

/**
 * An i32 operand of a node. The class is final, and slots, constants and the sum of both, which
 * addresses and counters are made of, are computed right here, so that they cost no call.
 */
final class I32Operand {
  private static final int NO_CELL = -1;

  final boolean leaf;
  final I32Node node;
  private final int cell;
  private final int constant;

  private I32Operand(boolean leaf, int cell, int constant, I32Node node) {
    this.leaf = leaf;
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static I32Operand of(I32Node node) {
    return switch (node) {
      case Leaves.I32Slot l -> new I32Operand(true, l.cell, 0, node);
      case Leaves.I32SlotPlus l -> new I32Operand(true, l.cell, l.addend, node);
      case Leaves.I32Const l -> new I32Operand(true, NO_CELL, l.value, node);
      default -> new I32Operand(false, NO_CELL, 0, node);
    };
  }

  int get(Frame f) {
    return cell >= 0 ? (int) f.numbers[cell] + constant : constant;
  }

  int eval(Frame f) {
    return leaf ? get(f) : node.eval(f);
  }
}
