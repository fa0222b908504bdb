package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr.TryTable;
import cezve.model.instruction.ControlOp;
import cezve.model.type.AbsHeapType;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Exceptions: those of version 3.0, and those that it replaced.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#exception-instructions">Validation:
 *     Exception instructions</a>
 * @see <a
 *     href="https://github.com/WebAssembly/exception-handling/blob/main/proposals/exception-handling/legacy/Exceptions.md">Legacy
 *     exceptions</a>
 */
final class ExceptionRules {
  private static final RefType EXCEPTION = RefType.nonNull(AbsHeapType.EXN);

  private final Context context;
  private final BlockRules blocks;
  private final OperandStack operands;
  private final ControlStack control;

  ExceptionRules(Context context, BlockRules blocks, OperandStack operands, ControlStack control) {
    this.context = context;
    this.blocks = blocks;
    this.operands = operands;
    this.control = control;
  }

  void throwTag(int tag) {
    operands.pop(context.tag(tag));
    control.unreachable();
  }

  void throwRef() {
    operands.pop(RefType.EXNREF);
    control.unreachable();
  }

  void tryTable(TryTable instr) {
    FuncType type = blocks.close(instr.type());
    for (CatchClause clause : instr.clauses()) {
      requireTarget(clause);
    }
    control.enter(ControlOp.TRY_TABLE, type);
  }

  /** The values that a clause passes on must suit the label that it branches to. */
  private void requireTarget(CatchClause clause) {
    List<ValType> target = control.label(clause.label()).label();
    List<ValType> given = new ArrayList<>();
    if (clause.tag() != null) {
      given.addAll(context.tag(clause.tag()));
    }
    if (clause.kind().hasReference()) {
      given.add(EXCEPTION);
    }
    if (!Matching.matches(given, target)) {
      throw new InvalidException(
          "type mismatch: "
              + clause.kind()
              + " passes on "
              + context.text.of(given)
              + " but label "
              + clause.label()
              + " requires "
              + context.text.of(target));
    }
  }

  void catchTag(int tag) {
    control.requireOpen(ControlOp.TRY, ControlOp.CATCH, ControlOp.CATCH);
    control.next(ControlOp.CATCH, context.tag(tag));
  }

  void catchAll() {
    control.requireOpen(ControlOp.TRY, ControlOp.CATCH, ControlOp.CATCH_ALL);
    control.next(ControlOp.CATCH_ALL, List.of());
  }

  /** Ends the block; the label counts from outside of it. */
  void delegate(int label) {
    control.requireOpen(ControlOp.TRY, ControlOp.TRY, ControlOp.DELEGATE);
    FuncType type = control.exit().type;
    control.label(label);
    operands.push(type.results());
  }

  void rethrow(int label) {
    ControlOp target = control.label(label).opcode;
    if (target != ControlOp.CATCH && target != ControlOp.CATCH_ALL) {
      throw new InvalidException("invalid rethrow label " + label);
    }
    control.unreachable();
  }
}
