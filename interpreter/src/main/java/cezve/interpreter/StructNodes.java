package cezve.interpreter;

import cezve.runtime.StructInstance;
import cezve.runtime.numeric.V128;
import cezve.tree.FieldAccess;
import org.jspecify.annotations.Nullable;

/** Nodes that read and write the fields of structures. */
final class StructNodes {
  private StructNodes() {}

  /** The node that reads a field. */
  static ExprNode get(FieldAccess access, int field, RefOperand reference) {
    return switch (access) {
      case I8_S -> i8s(field, reference);
      case I8_U -> i8u(field, reference);
      case I16_S -> i16s(field, reference);
      case I16_U -> i16u(field, reference);
      case I32 -> i32(field, reference);
      case I64 -> i64(field, reference);
      case F32 -> f32(field, reference);
      case F64 -> f64(field, reference);
      case V128 -> v128(field, reference);
      case REF -> ref(field, reference);
    };
  }

  /** The node that writes a field. */
  static StmtNode set(int field, RefOperand reference, ExprNode value) {
    return switch (value) {
      case I32Node node -> setI32(field, reference, I32Operand.of(node));
      case I64Node node -> setI64(field, reference, I64Operand.of(node));
      case F32Node node -> setF32(field, reference, F32Operand.of(node));
      case F64Node node -> setF64(field, reference, F64Operand.of(node));
      case V128Node node -> setV128(field, reference, node);
      case RefNode node -> setRef(field, reference, RefOperand.of(node));
    };
  }

  /** Evaluates the value of a field of a new structure, and sets it. */
  interface Init {
    void init(Frame f, StructInstance struct);
  }

  /** What sets a field of a new structure. */
  static Init init(int field, ExprNode value) {
    return switch (value) {
      case I32Node node -> (f, struct) -> struct.set(field, node.eval(f));
      case I64Node node -> (f, struct) -> struct.set(field, node.eval(f));
      case F32Node node -> (f, struct) -> struct.set(field, Float.floatToRawIntBits(node.eval(f)));
      case F64Node node ->
          (f, struct) -> struct.set(field, Double.doubleToRawLongBits(node.eval(f)));
      case V128Node node ->
          (f, struct) -> {
            V128 vector = node.eval(f);
            struct.set(field, vector.low());
            struct.setHigh(field, vector.high());
          };
      case RefNode node -> (f, struct) -> struct.set(field, node.eval(f));
    };
  }

  private static I32Node i8s(int field, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (byte)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(field);
      }
    };
  }

  private static I32Node i8u(int field, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(field)
            & 0xFF;
      }
    };
  }

  private static I32Node i16s(int field, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (short)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(field);
      }
    };
  }

  private static I32Node i16u(int field, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(field)
            & 0xFFFF;
      }
    };
  }

  private static I32Node i32(int field, RefOperand reference) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        return (int)
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(field);
      }
    };
  }

  private static I64Node i64(int field, RefOperand reference) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        return StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
            .number(field);
      }
    };
  }

  private static F32Node f32(int field, RefOperand reference) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        return Float.intBitsToFloat(
            (int)
                StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                    .number(field));
      }
    };
  }

  private static F64Node f64(int field, RefOperand reference) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        return Double.longBitsToDouble(
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
                .number(field));
      }
    };
  }

  private static V128Node v128(int field, RefOperand reference) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        StructInstance struct =
            StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)));
        return new V128(struct.number(field), struct.high(field));
      }
    };
  }

  private static RefNode ref(int field, RefOperand reference) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        return StructInstance.of((reference.leaf ? reference.get(f) : reference.node.eval(f)))
            .reference(field);
      }
    };
  }

  private static StmtNode setI32(int field, RefOperand reference, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(field, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setI64(int field, RefOperand reference, I64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        long stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(field, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setF32(int field, RefOperand reference, F32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        float stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(field, Float.floatToRawIntBits(stored));
        return NEXT;
      }
    };
  }

  private static StmtNode setF64(int field, RefOperand reference, F64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        double stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(field, Double.doubleToRawLongBits(stored));
        return NEXT;
      }
    };
  }

  private static StmtNode setV128(int field, RefOperand reference, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object target = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        V128 stored = value.eval(f);
        StructInstance struct = StructInstance.of(target);
        struct.set(field, stored.low());
        struct.setHigh(field, stored.high());
        return NEXT;
      }
    };
  }

  private static StmtNode setRef(int field, RefOperand reference, RefOperand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object struct = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        Object stored = (value.leaf ? value.get(f) : value.node.eval(f));
        StructInstance.of(struct).set(field, stored);
        return NEXT;
      }
    };
  }
}
