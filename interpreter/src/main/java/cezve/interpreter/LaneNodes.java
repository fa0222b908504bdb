package cezve.interpreter;

import cezve.model.instruction.LaneOp;
import cezve.runtime.numeric.V128;
import cezve.tree.Expr;
import java.util.List;

/** Chooses the node of each instruction that extracts or replaces a lane. */
final class LaneNodes {
  private LaneNodes() {}

  private interface IntLane {
    int of(V128 vector, int lane);
  }

  private interface IntReplacement {
    V128 in(V128 vector, int lane, int value);
  }

  /**
   * The node of an operation.
   *
   * @param of makes the nodes of the operands
   */
  static ExprNode of(LaneOp op, int lane, ExprTranslation of, List<Expr> operands) {
    V128Node vector = of.v128(operands.getFirst());
    Expr value = operands.getLast();
    return switch (op) {
      case I8X16_EXTRACT_LANE_S -> extractI32(V128::i8, vector, lane);
      case I8X16_EXTRACT_LANE_U -> extractI32(V128::u8, vector, lane);
      case I16X8_EXTRACT_LANE_S -> extractI32(V128::i16, vector, lane);
      case I16X8_EXTRACT_LANE_U -> extractI32(V128::u16, vector, lane);
      case I32X4_EXTRACT_LANE -> extractI32(V128::i32, vector, lane);
      case I64X2_EXTRACT_LANE -> extractI64(vector, lane);
      case F32X4_EXTRACT_LANE -> extractF32(vector, lane);
      case F64X2_EXTRACT_LANE -> extractF64(vector, lane);
      case I8X16_REPLACE_LANE -> replaceI32(V128::withI8, vector, of.i32(value), lane);
      case I16X8_REPLACE_LANE -> replaceI32(V128::withI16, vector, of.i32(value), lane);
      case I32X4_REPLACE_LANE -> replaceI32(V128::withI32, vector, of.i32(value), lane);
      case I64X2_REPLACE_LANE -> replaceI64(vector, of.i64(value), lane);
      case F32X4_REPLACE_LANE -> replaceF32(vector, of.f32(value), lane);
      case F64X2_REPLACE_LANE -> replaceF64(vector, of.f64(value), lane);
      case I8X16_SHUFFLE -> throw new AssertionError("BUG: a shuffle is an expression of its own");
    };
  }

  private static I32Node extractI32(IntLane extract, V128Node vector, int lane) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return extract.of(vector.eval(f), lane);
      }
    };
  }

  private static I64Node extractI64(V128Node vector, int lane) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return vector.eval(f).i64(lane);
      }
    };
  }

  private static F32Node extractF32(V128Node vector, int lane) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return vector.eval(f).f32(lane);
      }
    };
  }

  private static F64Node extractF64(V128Node vector, int lane) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return vector.eval(f).f64(lane);
      }
    };
  }

  private static V128Node replaceI32(
      IntReplacement replace, V128Node vector, I32Operand value, int lane) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 before = vector.eval(f);
        return replace.in(before, lane, value.eval(f));
      }
    };
  }

  private static V128Node replaceI64(V128Node vector, I64Operand value, int lane) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 before = vector.eval(f);
        return before.withI64(lane, value.eval(f));
      }
    };
  }

  private static V128Node replaceF32(V128Node vector, F32Operand value, int lane) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 before = vector.eval(f);
        return before.withF32(lane, value.eval(f));
      }
    };
  }

  private static V128Node replaceF64(V128Node vector, F64Operand value, int lane) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 before = vector.eval(f);
        return before.withF64(lane, value.eval(f));
      }
    };
  }
}
