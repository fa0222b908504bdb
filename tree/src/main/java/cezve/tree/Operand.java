package cezve.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression on the operand stack that is still to be evaluated, with what decides until when
 * that can wait.
 *
 * @param slots the slots it reads, as a set of indices modulo 64
 * @param effects what evaluating it depends on, as a set of {@link #TRAPS} and {@link #READS}
 * @param depth the height of the expression tree
 * @param size the number of its nodes
 */
record Operand(Expr expr, long slots, int effects, int depth, int size) {
  /** It may trap, so nothing observable may overtake it. */
  static final int TRAPS = 1;

  /** It reads what statements write: memories, tables, globals. */
  static final int READS = 2;

  static Operand constant(Expr expr) {
    return new Operand(expr, 0, 0, 1, 1);
  }

  static Operand get(Slot slot) {
    return new Operand(new Expr.Get(slot), bit(slot), 0, 1, 1);
  }

  static Operand leaf(Expr expr, int effects) {
    return new Operand(expr, 0, effects, 1, 1);
  }

  static Operand of(Expr expr, int effects, Operand... operands) {
    long slots = 0;
    int all = effects;
    int depth = 1;
    int size = 1;
    for (Operand operand : operands) {
      slots |= operand.slots;
      all |= operand.effects;
      depth = Math.max(depth, operand.depth);
      size += operand.size;
    }
    return new Operand(expr, slots, all, depth + 1, size);
  }

  /**
   * An allocation, which must be evaluated exactly once: it is never {@link #isTrivial() trivial},
   * even without operands.
   */
  static Operand allocation(Expr expr, int effects, Operand... operands) {
    return of(expr, effects, operands);
  }

  /** The expressions of operands. */
  static List<Expr> exprs(Operand[] operands) {
    List<Expr> exprs = new ArrayList<>(operands.length);
    for (Operand operand : operands) {
      exprs.add(operand.expr());
    }
    return List.copyOf(exprs);
  }

  static long bit(Slot slot) {
    return 1L << slot.index();
  }

  boolean mayRead(Slot slot) {
    return (slots & bit(slot)) != 0;
  }

  boolean isGet(Slot slot) {
    return expr instanceof Expr.Get(Slot own) && own.equals(slot);
  }

  /** Whether evaluating it again costs nothing: a constant or a slot. */
  boolean isTrivial() {
    return depth == 1 && effects == 0;
  }

  boolean isConstant() {
    return isTrivial() && slots == 0;
  }
}
