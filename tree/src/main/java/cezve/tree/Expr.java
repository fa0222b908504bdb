package cezve.tree;

import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.VectorOp;
import cezve.model.type.DefType;
import cezve.model.type.RefType;
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

  /** The high half of a 128-bit result; the low half is an ordinary operation on 64 bits. */
  sealed interface HighHalf extends Expr {
    @Override
    default SlotType type() {
      return SlotType.I64;
    }
  }

  /** The high half of the sum of two 128-bit numbers, which are given by halves. */
  record AddHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) implements HighHalf {}

  /** The high half of the difference of two 128-bit numbers, which are given by halves. */
  record SubHigh(Expr aLow, Expr aHigh, Expr bLow, Expr bHigh) implements HighHalf {}

  /** The high half of the product of two signed 64-bit numbers. */
  record MulHighS(Expr a, Expr b) implements HighHalf {}

  /** The high half of the product of two unsigned 64-bit numbers. */
  record MulHighU(Expr a, Expr b) implements HighHalf {}

  record Load(LoadOp op, MemArg memArg, Expr address) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.of(op.signature().results().getFirst());
    }
  }

  /** A load of kind {@link cezve.model.instruction.AtomicKind#LOAD}. */
  record AtomicLoad(AtomicOp op, MemArg memArg, Expr address) implements Expr {
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

  record RefEq(Expr left, Expr right) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  /** Whether a reference is of a closed type. */
  record RefTest(RefType target, Expr reference) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  /** The reference, which traps if it is not of a closed type. */
  record RefCast(RefType target, Expr reference) implements Expr {
    @Override
    public SlotType type() {
      return SlotType.REF;
    }
  }

  /**
   * What allocates or reads structures, arrays and scalar references. An allocation yields another
   * reference each time it is evaluated, which lowering sees to that it is only once; apart from
   * that it may be evaluated at any time, as nothing can tell when it was.
   */
  sealed interface Aggregate extends Expr {}

  /** What yields a reference to an aggregate or a scalar. */
  sealed interface Allocation extends Aggregate {
    @Override
    default SlotType type() {
      return SlotType.REF;
    }
  }

  record StructNew(DefType struct, List<Expr> fields) implements Allocation {}

  record StructNewDefault(DefType struct) implements Allocation {}

  record ArrayNew(DefType array, Expr init, Expr count) implements Allocation {}

  record ArrayNewDefault(DefType array, Expr count) implements Allocation {}

  record ArrayNewFixed(DefType array, List<Expr> elements) implements Allocation {}

  record ArrayNewData(DefType array, int data, Expr from, Expr count) implements Allocation {}

  record ArrayNewElem(DefType array, int elem, Expr from, Expr count) implements Allocation {}

  record RefI31(Expr value) implements Allocation {}

  record StructGet(DefType struct, int field, FieldAccess access, Expr reference)
      implements Aggregate {
    @Override
    public SlotType type() {
      return access.type();
    }
  }

  record ArrayGet(FieldAccess access, Expr reference, Expr index) implements Aggregate {
    @Override
    public SlotType type() {
      return access.type();
    }
  }

  record ArrayLen(Expr reference) implements Aggregate {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  record I31GetS(Expr reference) implements Aggregate {
    @Override
    public SlotType type() {
      return SlotType.I32;
    }
  }

  record I31GetU(Expr reference) implements Aggregate {
    @Override
    public SlotType type() {
      return SlotType.I32;
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
