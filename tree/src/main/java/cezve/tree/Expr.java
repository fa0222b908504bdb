package cezve.tree;

import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.VectorOp;
import java.util.List;

/** An expression: it has a value, may trap, and never branches or writes. */
public sealed interface Expr {

  /** What it yields. */
  SlotType type();

  record I32Const(int value) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  record I64Const(long value) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.I64;
    }
  }

  record F32Const(int bits) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.F32;
    }
  }

  record F64Const(long bits) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.F64;
    }
  }

  /** The first lanes are in the low bits of {@code low}. */
  record V128Const(long low, long high) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.V128;
    }
  }

  record RefNull() implements Expr {
    @Override
    public SlotType type() {
      return SlotType.REF;
    }
  }

  record RefFunc(int function) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.REF;
    }
  }

  /** The value of a slot. */
  record Get(Slot slot) implements Expr {
    @Override
    public SlotType type() {
      return slot.type();
    }
  }

  record GlobalGet(int global, SlotType type) implements Expr {}

  record Unary(NumericOp op, Expr operand) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  record Binary(NumericOp op, Expr left, Expr right) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  record Load(LoadOp op, MemArg memArg, Expr address) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  /** Evaluates all three operands, as they stand, and yields one of the first two. */
  record Select(Expr ifTrue, Expr ifFalse, Expr condition) implements Expr {
    @Override
    public SlotType type() {
      return ifTrue.type();
    }
  }

  /** The size of a memory in pages, of the memory's address type. */
  record MemorySize(int memory, SlotType type) implements Expr {}

  record TableGet(int table, Expr index) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.REF;
    }
  }

  /** The size of a table, of the table's address type. */
  record TableSize(int table, SlotType type) implements Expr {}

  record RefIsNull(Expr reference) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  record RefAsNonNull(Expr reference) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.REF;
    }
  }

  /** A vector, or what is computed of vectors. */
  sealed interface Vector extends Expr {}

  record VectorOperation(VectorOp op, List<Expr> operands) implements Vector {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  /** Extracts a lane, or replaces it by the second operand; anything but a shuffle. */
  record LaneOperation(LaneOp op, int lane, List<Expr> operands) implements Vector {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  /** Picks the bytes at sixteen indices, a byte each, of two vectors; the first in {@code low}. */
  record Shuffle(long low, long high, Expr left, Expr right) implements Vector {
    @Override
    public SlotType type() {
      return SlotType.V128;
    }
  }
}
