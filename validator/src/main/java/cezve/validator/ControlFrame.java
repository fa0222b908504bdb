package cezve.validator;

import cezve.model.instruction.ControlOp;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.List;

/** A block that has been entered and not yet left. Frames are used again for later blocks. */
final class ControlFrame {
  /**
   * What opened it, or the part of it that validation has reached: {@code else}, {@code catch} and
   * {@code catch_all} take the place of {@code if} and {@code try}.
   */
  ControlOp opcode = ControlOp.BLOCK;

  /** The block's type. */
  FuncType type = BlockRules.EMPTY;

  /** The operand stack's floor in the enclosing block. */
  int enclosingFloor;

  /** Whether the enclosing block was unreachable where this one starts. */
  boolean enclosingPolymorphic;

  /** The number of locals that had been initialised where the block starts. */
  int initialized;

  /** The {@code br_table} that has last been checked against this label. */
  int branchTable;

  /** The types that a branch to the block takes along. */
  List<ValType> label() {
    return opcode == ControlOp.LOOP ? type.params() : type.results();
  }
}
