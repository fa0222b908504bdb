package cezve.interpreter;

import cezve.model.instruction.MemArg;
import cezve.model.instruction.NumericOp;
import cezve.runtime.numeric.V128;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.SlotType;
import cezve.tree.Stmt;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of expressions. */
final class ExprTranslation {
  private final FrameLayout layout;
  private final Nesting nesting;
  private final AggregateTranslation aggregates = new AggregateTranslation(this);

  ExprTranslation(FrameLayout layout, Nesting nesting) {
    this.layout = layout;
    this.nesting = nesting;
  }

  I32Operand i32(Expr expr) {
    return I32Operand.of((I32Node) node(expr));
  }

  I64Operand i64(Expr expr) {
    return I64Operand.of((I64Node) node(expr));
  }

  F32Operand f32(Expr expr) {
    return F32Operand.of((F32Node) node(expr));
  }

  F64Operand f64(Expr expr) {
    return F64Operand.of((F64Node) node(expr));
  }

  V128Node v128(Expr expr) {
    return (V128Node) node(expr);
  }

  RefOperand ref(Expr expr) {
    return RefOperand.of((RefNode) node(expr));
  }

  StmtNode write(Stmt.Aggregate statement) {
    return aggregates.node(statement);
  }

  /** The effective address of a memory access. */
  AddressOperand address(Expr address, MemArg memArg) {
    return AddressOperand.of(this, address, memArg.offset());
  }

  /** An address, index or count of either address type. */
  AddressOperand address(Expr address) {
    return AddressOperand.of(this, address, 0);
  }

  /** The node of an expression, of the interface that belongs to its type. */
  ExprNode node(Expr expr) {
    nesting.enter();
    ExprNode result =
        switch (expr) {
          case Expr.I32Const(int value) -> new Leaves.I32Const(value);
          case Expr.I64Const(long value) -> new Leaves.I64Const(value);
          case Expr.F32Const(int bits) -> new Leaves.F32Const(Float.intBitsToFloat(bits));
          case Expr.F64Const(long bits) -> new Leaves.F64Const(Double.longBitsToDouble(bits));
          case Expr.V128Const(long low, long high) -> new Leaves.V128Const(new V128(low, high));
          case Expr.RefNull() -> ReferenceNodes.NULL;
          case Expr.RefFunc(int function) -> ReferenceNodes.function(function);
          case Expr.Get(Slot slot) -> slot(slot);
          case Expr.GlobalGet(int global, SlotType type) -> global(global, type);
          case Expr.Unary(var op, Expr operand) -> NumericNodes.of(op, this, operand, operand);
          case Expr.Binary(var op, Expr.Get(Slot slot), Expr.I32Const(int addend))
              when op == NumericOp.I32_ADD ->
              new Leaves.I32SlotPlus(layout.cell(slot), addend);
          case Expr.Binary(var op, Expr left, Expr right) -> NumericNodes.of(op, this, left, right);
          case Expr.HighHalf high -> WideNodes.of(high, this);
          case Expr.Load(var op, MemArg memArg, Expr address) ->
              LoadNodes.of(op, memArg.memory(), address(address, memArg));
          case Expr.AtomicLoad load -> AtomicNodes.load(load, this);
          case Expr.Vector vector -> vector(vector);
          case Expr.Select select -> select(select);
          case Expr.MemorySize(int memory, SlotType type) -> SizeNodes.memory(memory, type);
          case Expr.TableSize(int table, SlotType type) -> SizeNodes.table(table, type);
          case Expr.TableGet(int table, Expr index) ->
              ReferenceNodes.tableGet(table, address(index));
          case Expr.RefIsNull(Expr reference) -> ReferenceNodes.isNull(ref(reference));
          case Expr.RefEq(Expr left, Expr right) -> CastNodes.eq(ref(left), ref(right));
          case Expr.RefTest(var type, Expr reference) -> CastNodes.test(type, ref(reference));
          case Expr.RefCast(var type, Expr reference) -> CastNodes.cast(type, ref(reference));
          case Expr.Aggregate aggregate -> aggregates.node(aggregate);
          case Expr.RefAsNonNull(Expr reference) -> ReferenceNodes.asNonNull(ref(reference));
        };
    nesting.leave();
    return result;
  }

  private ExprNode vector(Expr.Vector vector) {
    return switch (vector) {
      case Expr.VectorOperation(var op, var operands) -> VectorOperations.of(op, this, operands);
      case Expr.LaneOperation(var op, int lane, var operands) ->
          LaneNodes.of(op, lane, this, operands);
      case Expr.Shuffle(long low, long high, Expr left, Expr right) ->
          VectorNodes.shuffle(new V128(low, high), v128(left), v128(right));
    };
  }

  private ExprNode slot(Slot slot) {
    int cell = layout.cell(slot);
    return switch (slot.type()) {
      case I32 -> new Leaves.I32Slot(cell);
      case I64 -> new Leaves.I64Slot(cell);
      case F32 -> new Leaves.F32Slot(cell);
      case F64 -> new Leaves.F64Slot(cell);
      case REF -> new Leaves.RefSlot(cell);
      case V128 -> new Leaves.V128Slot(cell);
    };
  }

  private static ExprNode global(int global, SlotType type) {
    return switch (type) {
      case I32 ->
          new I32Node() {
            @Override
            int eval(Frame f) {
              return (int) f.instance.global(global).low();
            }
          };
      case I64 ->
          new I64Node() {
            @Override
            long eval(Frame f) {
              return f.instance.global(global).low();
            }
          };
      case F32 ->
          new F32Node() {
            @Override
            float eval(Frame f) {
              return Float.intBitsToFloat((int) f.instance.global(global).low());
            }
          };
      case F64 ->
          new F64Node() {
            @Override
            double eval(Frame f) {
              return Double.longBitsToDouble(f.instance.global(global).low());
            }
          };
      case REF ->
          new RefNode() {
            @Override
            @Nullable Object eval(Frame f) {
              return f.instance.global(global).reference();
            }
          };
      case V128 -> VectorNodes.global(global);
    };
  }

  private ExprNode select(Expr.Select select) {
    I32Operand condition = i32(select.condition());
    Expr ifTrue = select.ifTrue();
    Expr ifFalse = select.ifFalse();
    return switch (select.type()) {
      case I32 -> I32Nodes.select(i32(ifTrue), i32(ifFalse), condition);
      case I64 -> I64Nodes.select(i64(ifTrue), i64(ifFalse), condition);
      case F32 -> F32Nodes.select(f32(ifTrue), f32(ifFalse), condition);
      case F64 -> F64Nodes.select(f64(ifTrue), f64(ifFalse), condition);
      case REF -> ReferenceNodes.select(ref(ifTrue), ref(ifFalse), condition);
      case V128 -> VectorNodes.select(v128(ifTrue), v128(ifFalse), condition);
    };
  }
}
