package cezve.interpreter;

import cezve.interpreter.ReferenceMachine.Exn;
import cezve.model.instruction.CatchClause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A label of an activation. */
final class ReferenceLabel {
  /** How many values a branch takes along. */
  final int arity;

  /** The height of the operand stack below the block. */
  final int height;

  /** The instruction that a branch goes on with. */
  final int target;

  /** Whether the label stays after a branch to it. */
  final boolean isLoop;

  /** What a {@code try_table} catches. */
  List<CatchClause> clauses = List.of();

  /** The first instruction of the body of a {@code try}, or -1. */
  int tryBody = -1;

  /** What the clause of a {@code try} has caught that is being executed. */
  @Nullable Exn caught;

  ReferenceLabel(int arity, int height, int target, boolean isLoop) {
    this.arity = arity;
    this.height = height;
    this.target = target;
    this.isLoop = isLoop;
  }
}
