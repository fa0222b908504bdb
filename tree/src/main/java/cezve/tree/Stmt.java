package cezve.tree;

import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.StoreOp;
import cezve.model.type.DefType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement: it has an effect, and either completes or branches.
 *
 * <p>Labels are unique in a function. The {@code position} of a statement is where the instruction
 * that completes it stands in the module, see {@link cezve.model.module.InstrCursor#offset()}.
 */
public sealed interface Stmt {

  /** Where the statement comes from. */
  int position();

  /** The lists of statements that are nested in it, in their order. */
  default List<List<Stmt>> nested() {
    return switch (this) {
      case If(_, var then, var otherwise, _) -> List.of(then, otherwise);
      case Loop(_, var body, _) -> List.of(body);
      case Blocks(_, var segments, _) -> segments;
      case Try(var body, var handlers, _) -> {
        List<List<Stmt>> all = new ArrayList<>();
        all.add(body);
        handlers.forEach(handler -> all.add(handler.body()));
        yield all;
      }
      case Set _,
          GlobalSet _,
          Eval _,
          Store _,
          Bulk _,
          Aggregate _,
          Atomic _,
          Metered _,
          Call _,
          TailCall _,
          Return _,
          Unreachable _,
          Throw _,
          ThrowRef _,
          Br _,
          BrIf _,
          BrTable _ ->
          List.of();
    };
  }

  record Set(Slot slot, Expr value, int position) implements Stmt {}

  record GlobalSet(int global, Expr value, int position) implements Stmt {}

  /** Evaluates an expression for the trap it may raise. */
  record Eval(Expr value, int position) implements Stmt {}

  record Store(StoreOp op, MemArg memArg, Expr address, Expr value, int position) implements Stmt {}

  record MemoryGrow(int memory, Expr delta, Slot result, int position) implements Bulk {}

  record MemoryFill(int memory, Expr address, Expr value, Expr count, int position)
      implements Bulk {}

  record MemoryCopy(int target, int source, Expr address, Expr from, Expr count, int position)
      implements Bulk {}

  record MemoryInit(int memory, int data, Expr address, Expr from, Expr count, int position)
      implements Bulk {}

  record DataDrop(int data, int position) implements Bulk {}

  record TableSet(int table, Expr index, Expr value, int position) implements Bulk {}

  record TableGrow(int table, Expr init, Expr delta, Slot result, int position) implements Bulk {}

  record TableFill(int table, Expr index, Expr value, Expr count, int position) implements Bulk {}

  record TableCopy(int target, int source, Expr index, Expr from, Expr count, int position)
      implements Bulk {}

  record TableInit(int table, int elem, Expr index, Expr from, Expr count, int position)
      implements Bulk {}

  record ElemDrop(int elem, int position) implements Bulk {}

  record StructSet(
      DefType struct, int field, FieldAccess access, Expr reference, Expr value, int position)
      implements Aggregate {}

  record ArraySet(FieldAccess access, Expr reference, Expr index, Expr value, int position)
      implements Aggregate {}

  record ArrayFill(Expr reference, Expr index, Expr value, Expr count, int position)
      implements Aggregate {}

  record ArrayCopy(Expr reference, Expr index, Expr source, Expr from, Expr count, int position)
      implements Aggregate {}

  record ArrayInitData(int data, Expr reference, Expr index, Expr from, Expr count, int position)
      implements Aggregate {}

  record ArrayInitElem(int elem, Expr reference, Expr index, Expr from, Expr count, int position)
      implements Aggregate {}

  /** Evaluates the arguments, calls, and leaves the results in slots. */
  record Call(Callee callee, List<Expr> arguments, List<Slot> results, int position)
      implements Stmt {}

  /** Leaves the function by calling another in its place. */
  record TailCall(Callee callee, List<Expr> arguments, int position) implements Stmt {}

  /** Leaves the function. */
  record Return(List<Expr> values, int position) implements Stmt {}

  record Unreachable(int position) implements Stmt {}

  record If(Expr condition, List<Stmt> then, List<Stmt> otherwise, int position) implements Stmt {}

  /** Runs the body; a branch to the label runs it again, and completing it completes the loop. */
  record Loop(int label, List<Stmt> body, int position) implements Stmt {}

  /**
   * A ladder of blocks, each of which is the first statement of the next. A branch to the label
   * {@code firstLabel - i} goes to the segment {@code i + 1}, or past the last one.
   */
  record Blocks(int firstLabel, List<List<Stmt>> segments, int position) implements Stmt {}

  /**
   * Runs the body; an exception that leaves it goes to the first of the handlers that catches it.
   * Completing either completes the statement. Branches, returns and tail calls in the body leave
   * it as if it stood by itself.
   */
  record Try(List<Stmt> body, List<Handler> handlers, int position) implements Stmt {}

  /**
   * What is done with the exceptions of a tag, or with all.
   *
   * @param tag the tag's index, null for all exceptions
   * @param values where to leave the values that the exception carries; none for all exceptions
   * @param exception where to leave the exception itself, if anywhere
   * @param body what follows
   */
  record Handler(
      @Nullable Integer tag, List<Slot> values, @Nullable Slot exception, List<Stmt> body) {}

  /** Throws a new exception with a tag and values. */
  record Throw(int tag, List<Expr> values, int position) implements Stmt {}

  /** Throws the exception that is referred to, or traps for null. */
  record ThrowRef(Expr reference, int position) implements Stmt {}

  record Br(int label, int position) implements Stmt {}

  record BrIf(Expr condition, int label, int position) implements Stmt {}

  /** Branches to the label at the index, which is unsigned, or to the last beyond all others. */
  record BrTable(Expr index, IndexList labels, int position) implements Stmt {}

  /** Whether code goes on that has consumed more fuel than there was. */
  enum Overdraft {
    /** It does, for now. */
    ALLOWED,
    /** It does not. */
    STOPS
  }

  /** Consumes units of fuel. */
  record Consume(int units, Overdraft overdraft, int position) implements Metered {}

  /**
   * Consumes fuel for work on a number of bytes or elements, if there is enough.
   *
   * @param count the number, unsigned
   * @param shift how many of them make a unit, as a power of two
   */
  record ConsumeFor(Expr count, int shift, int position) implements Metered {}

  /** What consumes fuel; there is none unless that is asked for. */
  sealed interface Metered extends Stmt {}

  /** What acts on a memory or table as a whole, or is a table's counterpart of a store. */
  sealed interface Bulk extends Stmt {}

  /** What writes to structures and arrays. */
  sealed interface Aggregate extends Stmt {}

  /** What an atomic instruction does that may write, or has to be seen in order with writes. */
  sealed interface Atomic extends Stmt {}

  record AtomicFence(int position) implements Atomic {}

  record AtomicStore(AtomicOp op, MemArg memArg, Expr address, Expr value, int position)
      implements Atomic {}

  /** Combines what is in memory with the operand, as the operation says; yields what was there. */
  record AtomicUpdate(
      AtomicOp op, MemArg memArg, Expr address, Expr operand, Slot old, int position)
      implements Atomic {}

  record AtomicCompareExchange(
      AtomicOp op,
      MemArg memArg,
      Expr address,
      Expr expected,
      Expr replacement,
      Slot old,
      int position)
      implements Atomic {}

  record AtomicWait(
      AtomicOp op,
      MemArg memArg,
      Expr address,
      Expr expected,
      Expr timeout,
      Slot outcome,
      int position)
      implements Atomic {}

  record AtomicNotify(MemArg memArg, Expr address, Expr count, Slot woken, int position)
      implements Atomic {}

  /** What is called. */
  sealed interface Callee {}

  /** A function of the module, imported or defined. */
  record Direct(int function) implements Callee {}

  /** The function in a table, which must have the type; evaluated after the arguments. */
  record Indirect(int table, DefType type, Expr index) implements Callee {}

  /** The function that is referred to; evaluated after the arguments. */
  record Reference(DefType type, Expr reference) implements Callee {}
}
