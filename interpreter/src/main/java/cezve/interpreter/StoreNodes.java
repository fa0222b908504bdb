package cezve.interpreter;

import cezve.model.instruction.StoreOp;
import cezve.tree.Expr;

/** Chooses the node of each store. */
final class StoreNodes {
  private StoreNodes() {}

  /**
   * The node of a store to the memory with an index.
   *
   * @param of makes the node of the value
   */
  static StmtNode of(
      StoreOp op, int memory, AddressOperand address, ExprTranslation of, Expr value) {
    return switch (op) {
      case I32_STORE -> store32(memory, address, of.i32(value));
      case I32_STORE16 -> store16(memory, address, of.i32(value));
      case I32_STORE8 -> store8(memory, address, of.i32(value));
      case I64_STORE -> store64(memory, address, of.i64(value));
      case I64_STORE32 -> store32(memory, address, I32Operand.of(low(of.i64(value))));
      case I64_STORE16 -> store16(memory, address, I32Operand.of(low(of.i64(value))));
      case I64_STORE8 -> store8(memory, address, I32Operand.of(low(of.i64(value))));
      case F32_STORE -> store32(memory, address, I32Operand.of(floatBits(of.f32(value))));
      case F64_STORE -> store64(memory, address, I64Operand.of(doubleBits(of.f64(value))));
      case V128_STORE -> VectorNodes.store(memory, address, of.v128(value));
    };
  }

  private static StmtNode store8(int memory, AddressOperand address, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        f.memory(memory).store8(at, (byte) (value.leaf ? value.get(f) : value.node.eval(f)));
        return StmtNode.NEXT;
      }
    };
  }

  private static StmtNode store16(int memory, AddressOperand address, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        f.memory(memory).store16(at, (short) (value.leaf ? value.get(f) : value.node.eval(f)));
        return StmtNode.NEXT;
      }
    };
  }

  private static StmtNode store32(int memory, AddressOperand address, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        f.memory(memory).store32(at, (value.leaf ? value.get(f) : value.node.eval(f)));
        return StmtNode.NEXT;
      }
    };
  }

  private static StmtNode store64(int memory, AddressOperand address, I64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        f.memory(memory).store64(at, (value.leaf ? value.get(f) : value.node.eval(f)));
        return StmtNode.NEXT;
      }
    };
  }

  private static I32Node low(I64Operand value) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int) (value.leaf ? value.get(f) : value.node.eval(f));
      }
    };
  }

  private static I32Node floatBits(F32Operand value) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return Float.floatToRawIntBits((value.leaf ? value.get(f) : value.node.eval(f)));
      }
    };
  }

  private static I64Node doubleBits(F64Operand value) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return Double.doubleToRawLongBits((value.leaf ? value.get(f) : value.node.eval(f)));
      }
    };
  }
}
