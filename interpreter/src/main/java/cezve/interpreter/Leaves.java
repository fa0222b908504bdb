package cezve.interpreter;

import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/**
 * Constants and slots: the leaves of expressions, which other nodes look for to do without them.
 */
final class Leaves {
  private Leaves() {}

  static final class I32Const extends I32Node {
    final int value;

    I32Const(int value) {
      this.value = value;
    }

    @Override
    int eval(Frame f) {
      return value;
    }
  }

  static final class I32Slot extends I32Node {
    final int cell;

    I32Slot(int cell) {
      this.cell = cell;
    }

    @Override
    int eval(Frame f) {
      return (int) f.numbers[cell];
    }
  }

  /** The sum of a slot and a constant. */
  static final class I32SlotPlus extends I32Node {
    final int cell;
    final int addend;

    I32SlotPlus(int cell, int addend) {
      this.cell = cell;
      this.addend = addend;
    }

    @Override
    int eval(Frame f) {
      return (int) f.numbers[cell] + addend;
    }
  }

  static final class I64Const extends I64Node {
    final long value;

    I64Const(long value) {
      this.value = value;
    }

    @Override
    long eval(Frame f) {
      return value;
    }
  }

  static final class I64Slot extends I64Node {
    final int cell;

    I64Slot(int cell) {
      this.cell = cell;
    }

    @Override
    long eval(Frame f) {
      return f.numbers[cell];
    }
  }

  static final class F32Const extends F32Node {
    final float value;

    F32Const(float value) {
      this.value = value;
    }

    @Override
    float eval(Frame f) {
      return value;
    }
  }

  static final class F32Slot extends F32Node {
    final int cell;

    F32Slot(int cell) {
      this.cell = cell;
    }

    @Override
    float eval(Frame f) {
      return Float.intBitsToFloat((int) f.numbers[cell]);
    }
  }

  static final class F64Const extends F64Node {
    final double value;

    F64Const(double value) {
      this.value = value;
    }

    @Override
    double eval(Frame f) {
      return value;
    }
  }

  static final class F64Slot extends F64Node {
    final int cell;

    F64Slot(int cell) {
      this.cell = cell;
    }

    @Override
    double eval(Frame f) {
      return Double.longBitsToDouble(f.numbers[cell]);
    }
  }

  static final class V128Const extends V128Node {
    private final V128 value;

    V128Const(V128 value) {
      this.value = value;
    }

    @Override
    V128 eval(Frame f) {
      return value;
    }
  }

  static final class V128Slot extends V128Node {
    private final int cell;

    V128Slot(int cell) {
      this.cell = cell;
    }

    @Override
    V128 eval(Frame f) {
      return f.vector(cell);
    }
  }

  static final class RefSlot extends RefNode {
    final int cell;

    RefSlot(int cell) {
      this.cell = cell;
    }

    @Override
    @Nullable Object eval(Frame f) {
      return f.references[cell];
    }
  }
}
