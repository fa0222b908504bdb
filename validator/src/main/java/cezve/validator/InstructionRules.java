package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemoryOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.ParametricOp;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.Row;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.TableOp;
import cezve.model.instruction.VariableOp;

/**
 * The rules of all instructions, and the stacks that they work on.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html">Validation:
 *     Instructions</a>
 */
final class InstructionRules implements Rules {
  private final Features features;
  private final OperandStack operands;
  private final ControlStack control;
  private final BlockRules blocks;
  private final BranchRules branches;
  private final CallRules calls;
  private final ExceptionRules exceptions;
  private final ParametricRules parametric;
  private final VariableRules variables;
  private final TableRules tables;
  private final MemoryRules memories;
  private final ReferenceRules references;
  private final AggregateRules aggregates;
  private final VectorRules vectors;

  InstructionRules(
      Context context, OperandStack operands, ControlStack control, LocalTypes locals) {
    this.features = context.features;
    this.operands = operands;
    this.control = control;
    blocks = new BlockRules(context, operands, control);
    branches = new BranchRules(context, operands, control);
    calls = new CallRules(context, operands, control);
    exceptions = new ExceptionRules(context, blocks, operands, control);
    parametric = new ParametricRules(context, operands);
    variables = new VariableRules(context, operands, locals);
    tables = new TableRules(context, operands);
    memories = new MemoryRules(context, operands);
    references = new ReferenceRules(context, operands);
    aggregates = new AggregateRules(context, operands);
    vectors = new VectorRules(operands);
  }

  /**
   * Applies an instruction's rule to the stacks.
   *
   * @throws InvalidException if it is broken, without the place
   */
  @Override
  public void check(Instr instr) {
    Opcode opcode = instr.opcode();
    Row row = opcode.row();
    features.require(row);
    switch (row.family()) {
      case VARIABLE -> variables.check((VariableOp) opcode, instr);
      case CONTROL -> check((ControlOp) opcode, instr);
      case CONST, NUMERIC, VECTOR -> operands.apply(opcode.signature());
      case LOAD -> memories.load((LoadOp) opcode, instr);
      case STORE -> memories.store((StoreOp) opcode, instr);
      case PARAMETRIC -> parametric.check((ParametricOp) opcode, instr);
      case LANE -> vectors.check((LaneOp) opcode, instr);
      case LANE_MEMORY -> memories.lane((LaneMemoryOp) opcode, instr);
      case MEMORY -> memories.check((MemoryOp) opcode, instr);
      case TABLE -> tables.check((TableOp) opcode, instr);
      case REFERENCE -> references.check((ReferenceOp) opcode, instr);
      case AGGREGATE -> aggregates.check((AggregateOp) opcode, instr);
      case ATOMIC -> memories.atomic((AtomicOp) opcode, instr);
    }
  }

  private void check(ControlOp op, Instr instr) {
    switch (op) {
      case UNREACHABLE -> control.unreachable();
      case NOP -> operands.apply(op.signature());
      case BLOCK -> blocks.block(op, ((Block) instr).type());
      case LOOP -> blocks.block(op, ((Loop) instr).type());
      case IF -> blocks.ifElse(((If) instr).type());
      case ELSE -> blocks.elseOf();
      case END -> blocks.end();
      case TRY -> blocks.block(op, ((Try) instr).type());
      case CATCH -> exceptions.catchTag(((Catch) instr).tag());
      case CATCH_ALL -> exceptions.catchAll();
      case DELEGATE -> exceptions.delegate(((Delegate) instr).label());
      case RETHROW -> exceptions.rethrow(((Rethrow) instr).label());
      case TRY_TABLE -> exceptions.tryTable((TryTable) instr);
      case THROW -> exceptions.throwTag(((Throw) instr).tag());
      case THROW_REF -> exceptions.throwRef();
      case BR -> branches.br(((Br) instr).label());
      case BR_IF -> branches.brIf(((BrIf) instr).label());
      case BR_TABLE -> branches.brTable((BrTable) instr);
      case BR_ON_NULL -> branches.brOnNull(((BrOnNull) instr).label());
      case BR_ON_NON_NULL -> branches.brOnNonNull(((BrOnNonNull) instr).label());
      case BR_ON_CAST -> branches.brOnCast(((BrOnCast) instr).cast());
      case BR_ON_CAST_FAIL -> branches.brOnCastFail(((BrOnCastFail) instr).cast());
      case RETURN -> branches.returnFrom();
      case CALL -> calls.call(((Call) instr).function());
      case CALL_INDIRECT -> {
        CallIndirect call = (CallIndirect) instr;
        calls.callIndirect(call.table(), call.type());
      }
      case CALL_REF -> calls.callRef(((CallRef) instr).type());
      case RETURN_CALL -> calls.returnCall(((ReturnCall) instr).function());
      case RETURN_CALL_INDIRECT -> {
        ReturnCallIndirect call = (ReturnCallIndirect) instr;
        calls.returnCallIndirect(call.table(), call.type());
      }
      case RETURN_CALL_REF -> calls.returnCallRef(((ReturnCallRef) instr).type());
    }
  }
}
