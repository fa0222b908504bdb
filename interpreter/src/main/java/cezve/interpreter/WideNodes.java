package cezve.interpreter;

import cezve.runtime.numeric.I64;
import cezve.tree.Expr;

/** Nodes for the high halves of wide arithmetic. */
final class WideNodes {
  private WideNodes() {}

  static I64Node of(Expr.HighHalf expr, ExprTranslation of) {
    return switch (expr) {
      case Expr.AddHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          addHigh(of.i64(aLow), of.i64(aHigh), of.i64(bLow), of.i64(bHigh));
      case Expr.SubHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) ->
          subHigh(of.i64(aLow), of.i64(aHigh), of.i64(bLow), of.i64(bHigh));
      case Expr.MulHighS(Expr a, Expr b) -> mulHighS(of.i64(a), of.i64(b));
      case Expr.MulHighU(Expr a, Expr b) -> mulHighU(of.i64(a), of.i64(b));
    };
  }

  private static I64Node addHigh(
      I64Operand aLow, I64Operand aHigh, I64Operand bLow, I64Operand bHigh) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.addHigh(aLow.eval(f), aHigh.eval(f), bLow.eval(f), bHigh.eval(f));
      }
    };
  }

  private static I64Node subHigh(
      I64Operand aLow, I64Operand aHigh, I64Operand bLow, I64Operand bHigh) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.subHigh(aLow.eval(f), aHigh.eval(f), bLow.eval(f), bHigh.eval(f));
      }
    };
  }

  private static I64Node mulHighS(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.mulHighS(a.eval(f), b.eval(f));
      }
    };
  }

  private static I64Node mulHighU(I64Operand a, I64Operand b) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return I64.mulHighU(a.eval(f), b.eval(f));
      }
    };
  }
}
