package cezve.tree;

import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.MemoryInstr.*;
import cezve.model.instruction.StoreOp;
import cezve.model.type.MemType;
import cezve.validator.ValidModule;

/** Lowers memory instructions. */
final class MemoryLowering {
  private final ValidModule module;
  private final OperandStack stack;
  private final VectorLowering vector;

  MemoryLowering(ValidModule module, OperandStack stack, VectorLowering vector) {
    this.module = module;
    this.stack = stack;
    this.vector = vector;
  }

  void lower(MemoryInstr instr, int position) {
    switch (instr) {
      case Load(LoadOp op, MemArg memArg) -> {
        Operand address = stack.pop();
        Expr expr = VectorLowering.load(op, memArg, address.expr());
        stack.push(Operand.of(expr, Operand.TRAPS | Operand.READS, address), position);
      }
      case Store(StoreOp op, MemArg memArg) -> {
        Expr value = stack.pop().expr();
        Expr address = stack.pop().expr();
        stack.emitEffect(new Stmt.Store(op, memArg, address, value, position));
      }
      case MemorySize(int memory) ->
          stack.push(
              Operand.leaf(new Expr.MemorySize(memory, address(memory)), sizeEffects(memory)),
              position);
      case MemoryGrow(int memory) -> {
        Expr delta = stack.pop().expr();
        Slot result = stack.slot(stack.height(), address(memory));
        stack.beforeWrite(result, position);
        stack.emitEffect(new Stmt.MemoryGrow(memory, delta, result, position));
        stack.push(Operand.get(result), position);
      }
      case MemoryFill(int memory) -> {
        Expr count = stack.pop().expr();
        Expr value = stack.pop().expr();
        Expr address = stack.pop().expr();
        stack.emitEffect(new Stmt.MemoryFill(memory, address, value, count, position));
      }
      case MemoryCopy(int target, int source) -> {
        Expr count = stack.pop().expr();
        Expr from = stack.pop().expr();
        Expr address = stack.pop().expr();
        stack.emitEffect(new Stmt.MemoryCopy(target, source, address, from, count, position));
      }
      case MemoryInit(int memory, int data) -> {
        Expr count = stack.pop().expr();
        Expr from = stack.pop().expr();
        Expr address = stack.pop().expr();
        stack.emitEffect(new Stmt.MemoryInit(memory, data, address, from, count, position));
      }
      case DataDrop(int data) -> stack.emitEffect(new Stmt.DataDrop(data, position));
      case LaneMemory lane -> vector.lower(lane, position);
    }
  }

  /** Others may grow a shared memory, so its size must be read in order with atomic accesses. */
  private int sizeEffects(int memory) {
    return module.memories().get(memory).sharing() == MemType.Sharing.SHARED
        ? Operand.READS | Operand.TRAPS
        : Operand.READS;
  }

  private SlotType address(int memory) {
    return SlotType.of(module.memories().get(memory).address().numType());
  }
}
