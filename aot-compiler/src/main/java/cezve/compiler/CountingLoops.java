package cezve.compiler;

import cezve.model.instruction.NumericOp;
import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.List;

/** Which loops C2 may take for counted ones. */
final class CountingLoops {
  private CountingLoops() {}

  /** Whether something in the body of a loop changes by a constant in each iteration, or may. */
  static boolean mayCount(List<Stmt> statements) {
    for (Stmt statement : statements) {
      if (mayCount(statement)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayCount(Stmt statement) {
    return switch (statement) {
      case Stmt.Set(var slot, Expr.Binary(var op, Expr.Get(var changed), var by), int _) ->
          slot.equals(changed) && isSum(op) && isConstant(by);
      case Stmt.If(Expr _, var then, var otherwise, int _) -> mayCount(then) || mayCount(otherwise);
      case Stmt.Blocks(int _, var segments, int _) ->
          segments.stream().anyMatch(CountingLoops::mayCount);
      case Stmt.Set _, Stmt.GlobalSet _, Stmt.Eval _, Stmt.Store _, Stmt.Bulk _ -> false;
      case Stmt.Aggregate _, Stmt.Atomic _, Stmt.Metered _, Stmt.Call _, Stmt.TailCall _ -> false;
      case Stmt.Return _, Stmt.Unreachable _, Stmt.Throw _, Stmt.ThrowRef _ -> false;
      case Stmt.Loop _, Stmt.Try _, Stmt.Br _, Stmt.BrIf _, Stmt.BrTable _ -> false;
    };
  }

  private static boolean isSum(NumericOp op) {
    return op == NumericOp.I32_ADD
        || op == NumericOp.I32_SUB
        || op == NumericOp.I64_ADD
        || op == NumericOp.I64_SUB;
  }

  private static boolean isConstant(Expr expr) {
    return expr instanceof Expr.I32Const || expr instanceof Expr.I64Const;
  }
}
