package cezve.tree;

import cezve.model.instruction.NumericOp;

/**
 * Lowers wide arithmetic. Each half of a result is an expression of its own, over operands that
 * cost nothing to evaluate twice: the low half is plain 64-bit arithmetic.
 */
final class WideLowering {
  private final OperandStack stack;

  WideLowering(OperandStack stack) {
    this.stack = stack;
  }

  static boolean isWide(NumericOp op) {
    return op == NumericOp.I64_ADD128
        || op == NumericOp.I64_SUB128
        || op == NumericOp.I64_MUL_WIDE_S
        || op == NumericOp.I64_MUL_WIDE_U;
  }

  void lower(NumericOp op, int position) {
    int count = op.signature().params().size();
    int first = stack.height() - count;
    share(first, count, position);
    Operand a = stack.at(first);
    Operand b = stack.at(first + count / 2);
    Operand all = a;
    for (int h = first + 1; h < first + count; h++) {
      all = Operand.of(all.expr(), 0, all, stack.at(h));
    }
    Operand low = Operand.of(low(op, a.expr(), b.expr()), 0, a, b);
    Operand high = Operand.of(high(op, first), 0, all);
    stack.truncate(first);
    stack.push(low, position);
    stack.push(high, position);
  }

  /**
   * Makes operands trivial. The high half stands one above the first of them, so it must not read
   * the slot that the first one has: that is where the low half may be spilled to.
   */
  private void share(int first, int count, int position) {
    stack.makeTrivial(first, position);
    Slot taken = stack.slot(first, SlotType.I64);
    if (stack.at(first).isGet(taken)) {
      Slot free = stack.slot(first + count, SlotType.I64);
      stack.beforeWrite(free, position);
      stack.emit(new Stmt.Set(free, stack.at(first).expr(), position));
      stack.replace(first, Operand.get(free));
    }
  }

  private static Expr low(NumericOp op, Expr a, Expr b) {
    if (op == NumericOp.I64_ADD128) {
      return new Expr.Binary(NumericOp.I64_ADD, a, b);
    } else if (op == NumericOp.I64_SUB128) {
      return new Expr.Binary(NumericOp.I64_SUB, a, b);
    }
    return new Expr.Binary(NumericOp.I64_MUL, a, b);
  }

  private Expr high(NumericOp op, int first) {
    Expr a = stack.at(first).expr();
    Expr b = stack.at(first + 1).expr();
    if (op == NumericOp.I64_MUL_WIDE_S) {
      return new Expr.MulHighS(a, b);
    } else if (op == NumericOp.I64_MUL_WIDE_U) {
      return new Expr.MulHighU(a, b);
    }
    Expr bLow = stack.at(first + 2).expr();
    Expr bHigh = stack.at(first + 3).expr();
    return op == NumericOp.I64_ADD128
        ? new Expr.AddHigh(a, b, bLow, bHigh)
        : new Expr.SubHigh(a, b, bLow, bHigh);
  }
}
