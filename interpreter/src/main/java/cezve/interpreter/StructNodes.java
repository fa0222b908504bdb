package cezve.interpreter;

import cezve.runtime.StructInstance;
import cezve.runtime.numeric.V128;
import cezve.tree.FieldAccess;
import org.jspecify.annotations.Nullable;

/** Nodes that read and write the fields of structures. */
final class StructNodes {
  private StructNodes() {}

  /** The node that reads the field in a cell. */
  static ExprNode get(FieldAccess access, int cell, RefOperand reference) {
    return switch (access) {
      case I8_S -> i8s(cell, reference);
      case I8_U -> i8u(cell, reference);
      case I16_S -> i16s(cell, reference);
      case I16_U -> i16u(cell, reference);
      case I32 -> i32(cell, reference);
      case I64 -> i64(cell, reference);
      case F32 -> f32(cell, reference);
      case F64 -> f64(cell, reference);
      case V128 -> v128(cell, reference);
      case REF -> ref(cell, reference);
    };
  }

  /** The node that writes the field in a cell. */
  static StmtNode set(int cell, RefOperand reference, ExprNode value) {
    return switch (value) {
      case I32Node node -> setI32(cell, reference, I32Operand.of(node));
      case I64Node node -> setI64(cell, reference, I64Operand.of(node));
      case F32Node node -> setF32(cell, reference, F32Operand.of(node));
      case F64Node node -> setF64(cell, reference, F64Operand.of(node));
      case V128Node node -> setV128(cell, reference, node);
      case RefNode node -> setRef(cell, reference, RefOperand.of(node));
    };
  }

  private static I32Node i8s(int cell, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (byte)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(cell);
      }
    };
  }

  private static I32Node i8u(int cell, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(cell)
            & 0xFF;
      }
    };
  }

  private static I32Node i16s(int cell, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (short)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(cell);
      }
    };
  }

  private static I32Node i16u(int cell, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(cell)
            & 0xFFFF;
      }
    };
  }

  private static I32Node i32(int cell, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(cell);
      }
    };
  }

  private static I64Node i64(int cell, RefOperand reference) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
            .number(cell);
      }
    };
  }

  private static F32Node f32(int cell, RefOperand reference) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Float.intBitsToFloat(
            (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(cell));
      }
    };
  }

  private static F64Node f64(int cell, RefOperand reference) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Double.longBitsToDouble(
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(cell));
      }
    };
  }

  private static V128Node v128(int cell, RefOperand reference) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        StructInstance struct =
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)));
        return new V128(struct.number(cell), struct.number(cell + 1));
      }
    };
  }

  private static RefNode ref(int cell, RefOperand reference) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
            .reference(cell);
      }
    };
  }

  private static StmtNode setI32(int cell, RefOperand reference, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(cell, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setI64(int cell, RefOperand reference, I64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        long stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(cell, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setF32(int cell, RefOperand reference, F32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        float stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(cell, Float.floatToRawIntBits(stored));
        return NEXT;
      }
    };
  }

  private static StmtNode setF64(int cell, RefOperand reference, F64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        double stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(cell, Double.doubleToRawLongBits(stored));
        return NEXT;
      }
    };
  }

  private static StmtNode setV128(int cell, RefOperand reference, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        V128 stored = value.eval(f);
        StructInstance struct = StructInstance.of(target);
        struct.set(cell, stored.low());
        struct.set(cell + 1, stored.high());
        return NEXT;
      }
    };
  }

  private static StmtNode setRef(int cell, RefOperand reference, RefOperand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        Object stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(cell, stored);
        return NEXT;
      }
    };
  }
}
