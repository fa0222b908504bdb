package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.VectorInstr.Lane;
import cezve.model.instruction.VectorInstr.Shuffle;

/**
 * Vector instructions that name lanes; the types of all vector instructions are fixed.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#vector-instructions">Validation:
 *     Vector instructions</a>
 */
final class VectorRules {
  private final OperandStack operands;

  VectorRules(OperandStack operands) {
    this.operands = operands;
  }

  void check(LaneOp op, Instr instr) {
    if (instr instanceof Shuffle(long low, long high)) {
      requireLanes(low, op.lanes());
      requireLanes(high, op.lanes());
    } else {
      requireLane(((Lane) instr).lane(), op.lanes());
    }
    operands.apply(op.signature());
  }

  static void requireLane(int lane, int lanes) {
    if (Integer.compareUnsigned(lane, lanes) >= 0) {
      throw new InvalidException(
          "invalid lane index " + Integer.toUnsignedString(lane) + ": there are " + lanes);
    }
  }

  private static void requireLanes(long indices, int lanes) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      requireLane((int) (indices >>> shift) & 0xFF, lanes);
    }
  }
}
