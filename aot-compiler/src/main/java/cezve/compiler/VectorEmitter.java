package cezve.compiler;

import cezve.model.instruction.LaneOp;
import cezve.model.instruction.VectorOp;
import cezve.tree.Expr;
import java.util.List;

/**
 * Emits vector operations: calls of the static functions that define them, which are called after
 * the operations.
 */
final class VectorEmitter {
  private final Code code;
  private final ExprEmitter exprs;

  VectorEmitter(Code code, ExprEmitter exprs) {
    this.code = code;
    this.exprs = exprs;
  }

  void emit(Expr.Vector expr) {
    switch (expr) {
      case Expr.VectorOperation(VectorOp op, List<Expr> operands) -> {
        operands.forEach(exprs::emit);
        code.call(owner(op), method(op), Operations.descriptor(op));
      }
      case Expr.LaneOperation(LaneOp op, int lane, List<Expr> operands) -> {
        operands.forEach(exprs::emit);
        lane(code, op, lane);
      }
      case Expr.Shuffle(long low, long high, Expr left, Expr right) -> {
        exprs.emit(left);
        exprs.emit(right);
        constant(low, high);
        String type = Names.type(Names.V128);
        code.call(Names.NUMERIC + "I8x16", "shuffle", "(" + type + type + type + ")" + type);
      }
    }
  }

  /** Emits an operation on a lane, with the operands on the stack. */
  static void lane(Code code, LaneOp op, int lane) {
    code.iconst(lane);
    code.call(Names.VECTORS, Operations.camel(op.name()), Operations.descriptor(op, "I"));
  }

  void constant(long low, long high) {
    code.lconst(low);
    code.lconst(high);
    code.call(Names.VECTORS, "of", "(JJ)" + Names.type(Names.V128));
  }

  /** The class of the function that defines an operation. */
  static String owner(VectorOp op) {
    if (op.name().contains("_RELAXED_")) {
      return Names.NUMERIC + "Relaxed";
    }
    String shape = Operations.camel(op.name().substring(0, op.name().indexOf('_')));
    return Names.NUMERIC
        + (shape.equals("v128")
            ? "Bitwise"
            : Character.toUpperCase(shape.charAt(0)) + shape.substring(1));
  }

  /** The name of the function that defines an operation. */
  static String method(VectorOp op) {
    String name = op.name();
    if (name.endsWith("_RELAXED_LANESELECT")) {
      return "laneselect";
    }
    return name.contains("_RELAXED_")
        ? Operations.camel(name.replace("_RELAXED_", "_"))
        : Operations.camel(name.substring(name.indexOf('_') + 1));
  }
}
