package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * Constants and slots: the leaves of expressions, which other nodes look for to do without them.
 */
final class Leaves {
  private Leaves() {}

  record I32Const(int value) implements I32Node {
    @Override
    public int eval(Frame f) {
      return value;
    }
  }

  record I32Slot(int cell) implements I32Node {
    @Override
    public int eval(Frame f) {
      return (int) f.numbers[cell];
    }
  }

  /** The sum of a slot and a constant. */
  record I32SlotPlus(int cell, int addend) implements I32Node {
    @Override
    public int eval(Frame f) {
      return (int) f.numbers[cell] + addend;
    }
  }

  record I64Const(long value) implements I64Node {
    @Override
    public long eval(Frame f) {
      return value;
    }
  }

  record I64Slot(int cell) implements I64Node {
    @Override
    public long eval(Frame f) {
      return f.numbers[cell];
    }
  }

  record F32Const(float value) implements F32Node {
    @Override
    public float eval(Frame f) {
      return value;
    }
  }

  record F32Slot(int cell) implements F32Node {
    @Override
    public float eval(Frame f) {
      return Float.intBitsToFloat((int) f.numbers[cell]);
    }
  }

  record F64Const(double value) implements F64Node {
    @Override
    public double eval(Frame f) {
      return value;
    }
  }

  record F64Slot(int cell) implements F64Node {
    @Override
    public double eval(Frame f) {
      return Double.longBitsToDouble(f.numbers[cell]);
    }
  }

  record RefSlot(int cell) implements RefNode {
    @Override
    public @Nullable Object eval(Frame f) {
      return f.references[cell];
    }
  }
}
