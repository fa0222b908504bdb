package cezve.interpreter;

import cezve.model.instruction.LoadOp;

/** Chooses the node of each load. */
final class LoadNodes {
  private LoadNodes() {}

  /** The node of a load from the memory with an index. */
  static ExprNode of(LoadOp op, int memory, AddressOperand address) {
    return switch (op) {
      case I32_LOAD -> i32Load(memory, address);
      case I32_LOAD8_S -> i32Load8S(memory, address);
      case I32_LOAD8_U -> i32Load8U(memory, address);
      case I32_LOAD16_S -> i32Load16S(memory, address);
      case I32_LOAD16_U -> i32Load16U(memory, address);
      case I64_LOAD -> i64Load(memory, address);
      case I64_LOAD8_S -> i64Load8S(memory, address);
      case I64_LOAD8_U -> i64Load8U(memory, address);
      case I64_LOAD16_S -> i64Load16S(memory, address);
      case I64_LOAD16_U -> i64Load16U(memory, address);
      case I64_LOAD32_S -> i64Load32S(memory, address);
      case I64_LOAD32_U -> i64Load32U(memory, address);
      case F32_LOAD -> f32Load(memory, address);
      case F64_LOAD -> f64Load(memory, address);
      case V128_LOAD -> VectorNodes.load(memory, address);
      case V128_LOAD32_ZERO -> VectorNodes.load32Zero(memory, address);
      case V128_LOAD64_ZERO -> VectorNodes.load64Zero(memory, address);
      case V128_LOAD8X8_S,
          V128_LOAD8X8_U,
          V128_LOAD16X4_S,
          V128_LOAD16X4_U,
          V128_LOAD32X2_S,
          V128_LOAD32X2_U,
          V128_LOAD8_SPLAT,
          V128_LOAD16_SPLAT,
          V128_LOAD32_SPLAT,
          V128_LOAD64_SPLAT ->
          throw new AssertionError("BUG: " + op.mnemonic() + " is lowered to simpler loads");
    };
  }

  private static I32Node i32Load(int memory, AddressOperand address) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load32(at);
      }
    };
  }

  private static I32Node i32Load8S(int memory, AddressOperand address) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load8(at);
      }
    };
  }

  private static I32Node i32Load8U(int memory, AddressOperand address) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load8(at) & 0xFF;
      }
    };
  }

  private static I32Node i32Load16S(int memory, AddressOperand address) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load16(at);
      }
    };
  }

  private static I32Node i32Load16U(int memory, AddressOperand address) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load16(at) & 0xFFFF;
      }
    };
  }

  private static I64Node i64Load(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load64(at);
      }
    };
  }

  private static I64Node i64Load8S(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load8(at);
      }
    };
  }

  private static I64Node i64Load8U(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load8(at) & 0xFFL;
      }
    };
  }

  private static I64Node i64Load16S(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load16(at);
      }
    };
  }

  private static I64Node i64Load16U(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load16(at) & 0xFFFFL;
      }
    };
  }

  private static I64Node i64Load32S(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return f.memory(memory).load32(at);
      }
    };
  }

  private static I64Node i64Load32U(int memory, AddressOperand address) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return Integer.toUnsignedLong(f.memory(memory).load32(at));
      }
    };
  }

  private static F32Node f32Load(int memory, AddressOperand address) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return Float.intBitsToFloat(f.memory(memory).load32(at));
      }
    };
  }

  private static F64Node f64Load(int memory, AddressOperand address) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        long at = address.leaf ? address.get(f) : address.at(address.node.eval(f));
        return Double.longBitsToDouble(f.memory(memory).load64(at));
      }
    };
  }
}
