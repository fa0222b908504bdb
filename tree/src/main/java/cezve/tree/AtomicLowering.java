package cezve.tree;

import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.MemArg;

/** Lowers atomic instructions: a load is an expression, all that may write are statements. */
final class AtomicLowering {
  private final OperandStack stack;

  AtomicLowering(OperandStack stack) {
    this.stack = stack;
  }

  void lower(AtomicInstr instr, int position) {
    switch (instr) {
      case AtomicInstr.AtomicFence _ -> stack.emitEffect(new Stmt.AtomicFence(position));
      case AtomicInstr.Atomic(AtomicOp op, MemArg memArg) -> lower(op, memArg, position);
    }
  }

  private void lower(AtomicOp op, MemArg memArg, int position) {
    switch (op.kind()) {
      case LOAD -> {
        Operand address = stack.pop();
        Expr load = new Expr.AtomicLoad(op, memArg, address.expr());
        stack.push(Operand.of(load, Operand.TRAPS | Operand.READS, address), position);
      }
      case STORE -> {
        Expr value = stack.pop().expr();
        Expr address = stack.pop().expr();
        stack.emitEffect(new Stmt.AtomicStore(op, memArg, address, value, position));
      }
      case ADD, SUB, AND, OR, XOR, XCHG -> {
        Expr operand = stack.pop().expr();
        Expr address = stack.pop().expr();
        Slot old = result(op, position);
        emit(new Stmt.AtomicUpdate(op, memArg, address, operand, old, position), old);
      }
      case CMPXCHG -> {
        Expr replacement = stack.pop().expr();
        Expr expected = stack.pop().expr();
        Expr address = stack.pop().expr();
        Slot old = result(op, position);
        emit(
            new Stmt.AtomicCompareExchange(
                op, memArg, address, expected, replacement, old, position),
            old);
      }
      case WAIT -> {
        Expr timeout = stack.pop().expr();
        Expr expected = stack.pop().expr();
        Expr address = stack.pop().expr();
        Slot outcome = result(op, position);
        emit(
            new Stmt.AtomicWait(op, memArg, address, expected, timeout, outcome, position),
            outcome);
      }
      case NOTIFY -> {
        Expr count = stack.pop().expr();
        Expr address = stack.pop().expr();
        Slot woken = result(op, position);
        emit(new Stmt.AtomicNotify(memArg, address, count, woken, position), woken);
      }
      case FENCE -> throw new AssertionError("BUG: a fence accesses nothing");
    }
  }

  private Slot result(AtomicOp op, int position) {
    Slot slot = stack.slot(stack.height(), SlotType.of(op.signature().results().getFirst()));
    stack.beforeWrite(slot, position);
    return slot;
  }

  private void emit(Stmt.Atomic statement, Slot result) {
    stack.emitEffect(statement);
    stack.push(Operand.get(result), statement.position());
  }
}
