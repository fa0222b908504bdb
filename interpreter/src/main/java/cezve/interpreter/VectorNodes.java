package cezve.interpreter;

import cezve.runtime.GlobalInstance;
import cezve.runtime.numeric.I8x16;
import cezve.runtime.numeric.V128;

/** Nodes that move vectors. */
final class VectorNodes {
  private VectorNodes() {}

  static V128Node global(int global) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        GlobalInstance instance = f.instance.global(global);
        return new V128(instance.low(), instance.high());
      }
    };
  }

  static V128Node select(V128Node a, V128Node b, I32Operand condition) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 ifTrue = a.eval(f);
        V128 ifFalse = b.eval(f);
        return condition.eval(f) != 0 ? ifTrue : ifFalse;
      }
    };
  }

  static V128Node shuffle(V128 indices, V128Node a, V128Node b) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        V128 left = a.eval(f);
        return I8x16.shuffle(left, b.eval(f), indices);
      }
    };
  }

  static V128Node load(int memory, AddressOperand address) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return f.memory(memory).load128(address.eval(f));
      }
    };
  }

  static V128Node load32Zero(int memory, AddressOperand address) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return new V128(Integer.toUnsignedLong(f.memory(memory).load32(address.eval(f))), 0);
      }
    };
  }

  static V128Node load64Zero(int memory, AddressOperand address) {
    return new V128Node() {
      @Override
      V128 eval(Frame f) {
        return new V128(f.memory(memory).load64(address.eval(f)), 0);
      }
    };
  }

  static StmtNode store(int memory, AddressOperand address, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long at = address.eval(f);
        f.memory(memory).store128(at, value.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  /** Evaluates a vector for the trap it may raise. */
  static StmtNode eval(V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        V128 _ = value.eval(f);
        return StmtNode.NEXT;
      }
    };
  }

  static StmtNode set(int cell, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.setVector(cell, value.eval(f));
        return StmtNode.NEXT;
      }
    };
  }

  static StmtNode copy(int from, int to) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.numbers[to] = f.numbers[from];
        f.numbers[to + 1] = f.numbers[from + 1];
        return StmtNode.NEXT;
      }
    };
  }

  static StmtNode globalSet(int global, V128Node value) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        V128 vector = value.eval(f);
        f.instance.global(global).set(vector.low(), vector.high());
        return StmtNode.NEXT;
      }
    };
  }
}
