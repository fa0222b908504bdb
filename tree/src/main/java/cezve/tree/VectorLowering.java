package cezve.tree;

import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr.LaneMemory;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.VectorInstr;
import cezve.model.instruction.VectorInstr.Lane;
import cezve.model.instruction.VectorInstr.Shuffle;
import cezve.model.instruction.VectorInstr.V128Const;
import cezve.model.instruction.VectorInstr.Vector;
import cezve.model.instruction.VectorOp;
import java.util.List;

/**
 * Lowers vector instructions. Memory accesses that look into vectors become plain ones of a number
 * with an operation on vectors around them, so that engines know but three loads and one store of
 * vectors.
 */
final class VectorLowering {
  private final OperandStack stack;

  VectorLowering(OperandStack stack) {
    this.stack = stack;
  }

  void lower(VectorInstr instr, int position) {
    stack.push(
        switch (instr) {
          case V128Const(long low, long high) -> Operand.constant(new Expr.V128Const(low, high));
          case Vector(VectorOp op) -> {
            Operand[] operands = stack.pop(op.signature().params().size());
            yield Operand.of(new Expr.VectorOperation(op, Operand.exprs(operands)), 0, operands);
          }
          case Lane(LaneOp op, int lane) -> {
            Operand[] operands = stack.pop(op.signature().params().size());
            yield Operand.of(
                new Expr.LaneOperation(op, lane, Operand.exprs(operands)), 0, operands);
          }
          case Shuffle(long low, long high) -> {
            Operand right = stack.pop();
            Operand left = stack.pop();
            Expr expr = new Expr.Shuffle(low, high, left.expr(), right.expr());
            yield Operand.of(expr, 0, left, right);
          }
        },
        position);
  }

  /** The expression of any load. */
  static Expr load(LoadOp op, MemArg memArg, Expr address) {
    return switch (op) {
      case V128_LOAD8X8_S -> extended(VectorOp.I16X8_EXTEND_LOW_I8X16_S, memArg, address);
      case V128_LOAD8X8_U -> extended(VectorOp.I16X8_EXTEND_LOW_I8X16_U, memArg, address);
      case V128_LOAD16X4_S -> extended(VectorOp.I32X4_EXTEND_LOW_I16X8_S, memArg, address);
      case V128_LOAD16X4_U -> extended(VectorOp.I32X4_EXTEND_LOW_I16X8_U, memArg, address);
      case V128_LOAD32X2_S -> extended(VectorOp.I64X2_EXTEND_LOW_I32X4_S, memArg, address);
      case V128_LOAD32X2_U -> extended(VectorOp.I64X2_EXTEND_LOW_I32X4_U, memArg, address);
      case V128_LOAD8_SPLAT -> around(VectorOp.I8X16_SPLAT, LoadOp.I32_LOAD8_U, memArg, address);
      case V128_LOAD16_SPLAT -> around(VectorOp.I16X8_SPLAT, LoadOp.I32_LOAD16_U, memArg, address);
      case V128_LOAD32_SPLAT -> around(VectorOp.I32X4_SPLAT, LoadOp.I32_LOAD, memArg, address);
      case V128_LOAD64_SPLAT -> around(VectorOp.I64X2_SPLAT, LoadOp.I64_LOAD, memArg, address);
      case V128_LOAD, V128_LOAD32_ZERO, V128_LOAD64_ZERO -> new Expr.Load(op, memArg, address);
      case I32_LOAD, I32_LOAD8_S, I32_LOAD8_U, I32_LOAD16_S, I32_LOAD16_U, F32_LOAD, F64_LOAD ->
          new Expr.Load(op, memArg, address);
      case I64_LOAD,
          I64_LOAD8_S,
          I64_LOAD8_U,
          I64_LOAD16_S,
          I64_LOAD16_U,
          I64_LOAD32_S,
          I64_LOAD32_U ->
          new Expr.Load(op, memArg, address);
    };
  }

  private static Expr extended(VectorOp extend, MemArg memArg, Expr address) {
    return around(extend, LoadOp.V128_LOAD64_ZERO, memArg, address);
  }

  private static Expr around(VectorOp op, LoadOp load, MemArg memArg, Expr address) {
    return new Expr.VectorOperation(op, List.of(new Expr.Load(load, memArg, address)));
  }

  void lower(LaneMemory instr, int position) {
    switch (instr.op()) {
      case V128_LOAD8_LANE ->
          loadLane(LaneOp.I8X16_REPLACE_LANE, LoadOp.I32_LOAD8_U, instr, position);
      case V128_LOAD16_LANE ->
          loadLane(LaneOp.I16X8_REPLACE_LANE, LoadOp.I32_LOAD16_U, instr, position);
      case V128_LOAD32_LANE ->
          loadLane(LaneOp.I32X4_REPLACE_LANE, LoadOp.I32_LOAD, instr, position);
      case V128_LOAD64_LANE ->
          loadLane(LaneOp.I64X2_REPLACE_LANE, LoadOp.I64_LOAD, instr, position);
      case V128_STORE8_LANE ->
          storeLane(LaneOp.I8X16_EXTRACT_LANE_U, StoreOp.I32_STORE8, instr, position);
      case V128_STORE16_LANE ->
          storeLane(LaneOp.I16X8_EXTRACT_LANE_U, StoreOp.I32_STORE16, instr, position);
      case V128_STORE32_LANE ->
          storeLane(LaneOp.I32X4_EXTRACT_LANE, StoreOp.I32_STORE, instr, position);
      case V128_STORE64_LANE ->
          storeLane(LaneOp.I64X2_EXTRACT_LANE, StoreOp.I64_STORE, instr, position);
    }
  }

  private void loadLane(LaneOp replace, LoadOp op, LaneMemory instr, int position) {
    // The vector is evaluated before the address here: no two of them may trap.
    Operand below = stack.at(stack.height() - 2);
    if ((below.effects() & stack.at(stack.height() - 1).effects() & Operand.TRAPS) != 0) {
      stack.spill(Operand.TRAPS, position);
    }
    Operand vector = stack.pop();
    Operand address = stack.pop();
    Expr load = new Expr.Load(op, instr.memArg(), address.expr());
    Expr expr = new Expr.LaneOperation(replace, instr.lane(), List.of(vector.expr(), load));
    int effects = Operand.TRAPS | Operand.READS;
    stack.push(Operand.of(expr, effects, vector, Operand.of(load, effects, address)), position);
  }

  private void storeLane(LaneOp extract, StoreOp op, LaneMemory instr, int position) {
    Expr vector = stack.pop().expr();
    Expr address = stack.pop().expr();
    Expr lane = new Expr.LaneOperation(extract, instr.lane(), List.of(vector));
    stack.emitEffect(new Stmt.Store(op, instr.memArg(), address, lane, position));
  }
}
