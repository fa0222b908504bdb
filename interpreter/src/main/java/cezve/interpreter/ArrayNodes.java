package cezve.interpreter;

import cezve.runtime.F32Array;
import cezve.runtime.F64Array;
import cezve.runtime.I16Array;
import cezve.runtime.I32Array;
import cezve.runtime.I64Array;
import cezve.runtime.I8Array;
import cezve.runtime.RefArray;
import cezve.runtime.V128Array;
import cezve.runtime.numeric.V128;
import cezve.tree.Expr;
import cezve.tree.FieldAccess;
import org.jspecify.annotations.Nullable;

/** Nodes that read and write the elements of arrays. */
final class ArrayNodes {
  private ArrayNodes() {}

  /** The node that reads an element. */
  static ExprNode get(FieldAccess access, RefOperand reference, I32Operand index) {
    return switch (access) {
      case I8_S -> i8s(reference, index);
      case I8_U -> i8u(reference, index);
      case I16_S -> i16s(reference, index);
      case I16_U -> i16u(reference, index);
      case I32 -> i32(reference, index);
      case I64 -> i64(reference, index);
      case F32 -> f32(reference, index);
      case F64 -> f64(reference, index);
      case V128 -> v128(reference, index);
      case REF -> ref(reference, index);
    };
  }

  /** The node that writes an element. */
  static StmtNode set(
      FieldAccess access, RefOperand reference, I32Operand index, ExprTranslation of, Expr value) {
    return switch (access) {
      case I8_S, I8_U -> setI8(reference, index, of.i32(value));
      case I16_S, I16_U -> setI16(reference, index, of.i32(value));
      case I32 -> setI32(reference, index, of.i32(value));
      case I64 -> setI64(reference, index, of.i64(value));
      case F32 -> setF32(reference, index, of.f32(value));
      case F64 -> setF64(reference, index, of.f64(value));
      case V128 -> setV128(reference, index, of.v128(value));
      case REF -> setRef(reference, index, of.ref(value));
    };
  }

  private static I32Node i8s(RefOperand reference, I32Operand index) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return I8Array.of(array).get(at);
      }
    };
  }

  private static I32Node i8u(RefOperand reference, I32Operand index) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return Byte.toUnsignedInt(I8Array.of(array).get(at));
      }
    };
  }

  private static I32Node i16s(RefOperand reference, I32Operand index) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return I16Array.of(array).get(at);
      }
    };
  }

  private static I32Node i16u(RefOperand reference, I32Operand index) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return Short.toUnsignedInt(I16Array.of(array).get(at));
      }
    };
  }

  private static I32Node i32(RefOperand reference, I32Operand index) {
    return new I32Node() {
      @Override
      int eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return I32Array.of(array).get(at);
      }
    };
  }

  private static I64Node i64(RefOperand reference, I32Operand index) {
    return new I64Node() {
      @Override
      long eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return I64Array.of(array).get(at);
      }
    };
  }

  private static F32Node f32(RefOperand reference, I32Operand index) {
    return new F32Node() {
      @Override
      float eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return F32Array.of(array).get(at);
      }
    };
  }

  private static F64Node f64(RefOperand reference, I32Operand index) {
    return new F64Node() {
      @Override
      double eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return F64Array.of(array).get(at);
      }
    };
  }

  private static V128Node v128(RefOperand reference, I32Operand index) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return V128Array.of(array).get(at);
      }
    };
  }

  private static RefNode ref(RefOperand reference, I32Operand index) {
    return new RefNode() {
      @Override
      @Nullable Object eval(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        return RefArray.of(array).get(at);
      }
    };
  }

  private static StmtNode setI8(RefOperand reference, I32Operand index, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        int stored = (value.leaf ? value.get(f) : value.node.eval(f));
        I8Array.of(array).set(at, (byte) stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setI16(RefOperand reference, I32Operand index, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        int stored = (value.leaf ? value.get(f) : value.node.eval(f));
        I16Array.of(array).set(at, (short) stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setI32(RefOperand reference, I32Operand index, I32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        int stored = (value.leaf ? value.get(f) : value.node.eval(f));
        I32Array.of(array).set(at, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setI64(RefOperand reference, I32Operand index, I64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        long stored = (value.leaf ? value.get(f) : value.node.eval(f));
        I64Array.of(array).set(at, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setF32(RefOperand reference, I32Operand index, F32Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        float stored = (value.leaf ? value.get(f) : value.node.eval(f));
        F32Array.of(array).set(at, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setF64(RefOperand reference, I32Operand index, F64Operand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        double stored = (value.leaf ? value.get(f) : value.node.eval(f));
        F64Array.of(array).set(at, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setV128(RefOperand reference, I32Operand index, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        V128 stored = value.eval(f);
        V128Array.of(array).set(at, stored);
        return NEXT;
      }
    };
  }

  private static StmtNode setRef(RefOperand reference, I32Operand index, RefOperand value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Object array = (reference.leaf ? reference.get(f) : reference.node.eval(f));
        int at = (index.leaf ? index.get(f) : index.node.eval(f));
        Object stored = (value.leaf ? value.get(f) : value.node.eval(f));
        RefArray.of(array).set(at, stored);
        return NEXT;
      }
    };
  }
}
