package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * An f32 operand of a node. The class is final, and slots and constants are read right here, so that
 * the leaves of expressions cost no call.
 */
final class F32Operand {
  private static final int NO_CELL = -1;

  private final int cell;
  private final float constant;
  private final @Nullable F32Node node;

  private F32Operand(int cell, float constant, @Nullable F32Node node) {
    this.cell = cell;
    this.constant = constant;
    this.node = node;
  }

  /** The operand that a node computes. */
  static F32Operand of(F32Node node) {
    return switch (node) {
      case Leaves.F32Slot(int cell) -> new F32Operand(cell, 0, null);
      case Leaves.F32Const(float value) -> new F32Operand(NO_CELL, value, null);
      default -> new F32Operand(NO_CELL, 0, node);
    };
  }

  float eval(Frame f) {
    if (cell >= 0) {
      return Float.intBitsToFloat((int) f.numbers[cell]);
    }
    return node == null ? constant : node.eval(f);
  }
}
