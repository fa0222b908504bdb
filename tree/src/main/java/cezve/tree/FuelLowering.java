package cezve.tree;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.MemoryInstr.*;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.TableInstr.*;
import cezve.model.instruction.VariableInstr;
import cezve.model.instruction.VectorInstr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a function consume fuel: before a run of instructions that are executed one after the
 * other, with no branch to or from between them, a statement pays for all of them. {@link
 * FuelMerging} then makes these fewer.
 *
 * <p>An instruction costs a unit, and what only gives code its structure nothing. What works on
 * many bytes or elements costs a unit more for every 32 bytes of a memory and every four elements.
 */
final class FuelLowering {
  private static final int BYTES = 5;
  private static final int ELEMENTS = 2;
  private static final int NOT_BULK = 0;

  private final Metering metering;
  private final OperandStack stack;

  // Where the statement stands that pays for the current run.
  private @Nullable List<Stmt> statements;
  private int index;
  private int units;

  /** What an instruction is to a run of instructions. */
  private enum Role {
    /** Part of it, and costs nothing. */
    STRUCTURE,
    /** Ends it, and costs nothing. */
    JOIN,
    /** Ends it and starts one that is executed again and again. */
    LOOP,
    /** Part of it. */
    STEP,
    /** Ends it. */
    BRANCH
  }

  FuelLowering(Metering metering, OperandStack stack) {
    this.metering = metering;
    this.stack = stack;
  }

  /** The function begins. */
  void enterFunction(int position) {
    if (metering == Metering.FUEL) {
      start(Stmt.Overdraft.STOPS, position);
    }
  }

  /** The function's body is complete. */
  void leaveFunction(List<Stmt> body) {
    if (metering == Metering.FUEL) {
      FuelMerging.merge(body);
    }
  }

  /** An instruction that can be executed is about to be lowered. */
  void before(Instr instr, int position) {
    if (metering == Metering.NONE) {
      return;
    }
    switch (role(instr)) {
      case STRUCTURE -> {}
      case JOIN, LOOP -> finish();
      case STEP -> {
        add(position);
        int shift = bulk(instr);
        if (shift != NOT_BULK) {
          stack.makeTrivial(stack.height() - 1, position);
          Expr count = stack.at(stack.height() - 1).expr();
          stack.emit(new Stmt.ConsumeFor(count, shift, position));
        }
      }
      case BRANCH -> {
        add(position);
        finish();
      }
    }
  }

  /** The instruction was lowered. */
  void after(Instr instr, int position) {
    if (metering == Metering.FUEL && role(instr) == Role.LOOP) {
      start(Stmt.Overdraft.STOPS, position);
    }
  }

  private void add(int position) {
    if (statements == null) {
      start(Stmt.Overdraft.ALLOWED, position);
    }
    units++;
  }

  /** The statement is emitted, and completed when it is known how much there is to pay for. */
  private void start(Stmt.Overdraft overdraft, int position) {
    List<Stmt> out = stack.statements();
    statements = out;
    index = out.size();
    units = 0;
    out.add(new Stmt.Consume(0, overdraft, position));
  }

  private void finish() {
    if (statements != null && statements.get(index) instanceof Stmt.Consume open) {
      statements.set(index, new Stmt.Consume(units, open.overdraft(), open.position()));
      statements = null;
    }
  }

  private static Role role(Instr instr) {
    return switch (instr) {
      case ControlInstr control -> role(control);
      case VariableInstr _,
          NumericInstr _,
          MemoryInstr _,
          ParametricInstr _,
          TableInstr _,
          ReferenceInstr _,
          AggregateInstr _,
          AtomicInstr _,
          VectorInstr _ ->
          Role.STEP;
    };
  }

  private static Role role(ControlInstr instr) {
    return switch (instr) {
      case Nop _, Block _, Try _, TryTable _ -> Role.STRUCTURE;
      case Else _, End _, Catch _, CatchAll _, Delegate _ -> Role.JOIN;
      case Loop _ -> Role.LOOP;
      case Call _, CallIndirect _, CallRef _ -> Role.STEP;
      case If _, Br _, BrIf _, BrTable _, BrOnNull _, BrOnNonNull _, BrOnCast _, BrOnCastFail _ ->
          Role.BRANCH;
      case Return _, ReturnCall _, ReturnCallIndirect _, ReturnCallRef _ -> Role.BRANCH;
      case Throw _, ThrowRef _, Rethrow _, Unreachable _ -> Role.BRANCH;
    };
  }

  /**
   * How many bytes or elements make a unit, as a power of two, if the instruction's last operand is
   * a number of them.
   */
  private static int bulk(Instr instr) {
    if (instr instanceof MemoryFill || instr instanceof MemoryCopy || instr instanceof MemoryInit) {
      return BYTES;
    }
    boolean isTable =
        instr instanceof TableFill || instr instanceof TableCopy || instr instanceof TableInit;
    boolean makesArray =
        instr instanceof ArrayNew
            || instr instanceof ArrayNewDefault
            || instr instanceof ArrayNewData
            || instr instanceof ArrayNewElem;
    boolean changesArray =
        instr instanceof ArrayFill
            || instr instanceof ArrayCopy
            || instr instanceof ArrayInitData
            || instr instanceof ArrayInitElem;
    return isTable || makesArray || changesArray ? ELEMENTS : NOT_BULK;
  }
}
