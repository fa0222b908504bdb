package cezve.tree;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.AggregateInstr.ArrayCopy;
import cezve.model.instruction.AggregateInstr.ArrayFill;
import cezve.model.instruction.AggregateInstr.ArrayGet;
import cezve.model.instruction.AggregateInstr.ArrayInitData;
import cezve.model.instruction.AggregateInstr.ArrayInitElem;
import cezve.model.instruction.AggregateInstr.ArrayLen;
import cezve.model.instruction.AggregateInstr.ArrayNew;
import cezve.model.instruction.AggregateInstr.ArrayNewData;
import cezve.model.instruction.AggregateInstr.ArrayNewDefault;
import cezve.model.instruction.AggregateInstr.ArrayNewElem;
import cezve.model.instruction.AggregateInstr.ArrayNewFixed;
import cezve.model.instruction.AggregateInstr.ArraySet;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.I31Get;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructGet;
import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.AggregateInstr.StructSet;
import cezve.model.instruction.AggregateOp;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.StructType;
import cezve.validator.ValidModule;
import java.util.List;

/** Lowers instructions on structures, arrays and scalar references. */
final class AggregateLowering {
  private static final int MAX_VALUES = 100;

  private final ValidModule module;
  private final OperandStack stack;

  AggregateLowering(ValidModule module, OperandStack stack) {
    this.module = module;
    this.stack = stack;
  }

  void lower(AggregateInstr instr, int position) {
    switch (instr) {
      case StructNew(int type) -> structNew(defType(type), position);
      case StructNewDefault(int type) ->
          allocate(new Expr.StructNewDefault(defType(type)), 0, stack.pop(0), position);
      case StructGet(AggregateOp op, int type, int field) -> structGet(op, type, field, position);
      case StructSet(int type, int field) -> structSet(type, field, position);
      case ArrayNew(int type) -> arrayNew(defType(type), position);
      case ArrayNewDefault(int type) -> arrayNewDefault(defType(type), position);
      case ArrayNewFixed(int type, int count) -> arrayNewFixed(defType(type), count, position);
      case ArrayNewData(int type, int data) -> arrayNewData(defType(type), data, position);
      case ArrayNewElem(int type, int elem) -> arrayNewElem(defType(type), elem, position);
      case ArrayGet(AggregateOp op, int type) -> arrayGet(op, type, position);
      case ArraySet(int type) -> arraySet(type, position);
      case ArrayLen _ -> {
        Operand array = stack.pop();
        Expr expr = new Expr.ArrayLen(array.expr());
        stack.push(Operand.of(expr, Operand.TRAPS, array), position);
      }
      case ArrayFill _ -> arrayFill(position);
      case ArrayCopy _ -> arrayCopy(position);
      case ArrayInitData(int _, int data) -> arrayInitData(data, position);
      case ArrayInitElem(int _, int elem) -> arrayInitElem(elem, position);
      case AnyConvertExtern _, ExternConvertAny _ -> {
        // The same object stands for both.
      }
      case RefI31 _ -> {
        Operand value = stack.pop();
        stack.push(Operand.of(new Expr.RefI31(value.expr()), 0, value), position);
      }
      case I31Get(AggregateOp op) -> i31Get(op, position);
    }
  }

  private DefType defType(int type) {
    return module.types().get(type);
  }

  private FieldType element(int type) {
    return ((ArrayType) defType(type).expand()).element();
  }

  private static List<FieldType> fields(DefType struct) {
    return ((StructType) struct.expand()).fields();
  }

  /** What reading a field of something that may be null depends on. */
  private static int effects(FieldType field) {
    return field.mutability() == Mutability.VAR ? Operand.TRAPS | Operand.READS : Operand.TRAPS;
  }

  private void allocate(Expr.Allocation expr, int effects, Operand[] operands, int position) {
    stack.push(Operand.allocation(expr, effects, operands), position);
  }

  // Too many values for one expression are put in one by one.

  /** Pops values that can be evaluated at any time. */
  private List<Expr> settled(int count, int position) {
    stack.spill(Operand.TRAPS, position);
    stack.makeTrivial(stack.height() - count, position);
    return Operand.exprs(stack.pop(count));
  }

  /** Allocates something that is still to be filled, and pushes it. */
  private Expr allocateFirst(Expr.Allocation expr, int values, int position) {
    Slot slot = stack.slot(stack.height() + values, SlotType.REF);
    stack.emit(new Stmt.Set(slot, expr, position));
    stack.push(Operand.get(slot), position);
    return new Expr.Get(slot);
  }

  // Structures

  private void structNew(DefType type, int position) {
    int count = fields(type).size();
    if (count > MAX_VALUES) {
      List<Expr> values = settled(count, position);
      Expr struct = allocateFirst(new Expr.StructNewDefault(type), count, position);
      for (int i = 0; i < count; i++) {
        FieldAccess access = FieldAccess.write(fields(type).get(i).storage());
        stack.emit(new Stmt.StructSet(type, i, access, struct, values.get(i), position));
      }
      return;
    }
    Operand[] fields = stack.pop(count);
    allocate(new Expr.StructNew(type, Operand.exprs(fields)), 0, fields, position);
  }

  private void structGet(AggregateOp op, int type, int index, int position) {
    FieldType field = fields(defType(type)).get(index);
    Operand struct = stack.pop();
    FieldAccess access = FieldAccess.read(op, field.storage());
    Expr expr = new Expr.StructGet(defType(type), index, access, struct.expr());
    stack.push(Operand.of(expr, effects(field), struct), position);
  }

  private void structSet(int type, int index, int position) {
    FieldAccess access = FieldAccess.write(fields(defType(type)).get(index).storage());
    Expr value = stack.pop().expr();
    Expr struct = stack.pop().expr();
    stack.emitEffect(new Stmt.StructSet(defType(type), index, access, struct, value, position));
  }

  // Arrays. One of a length that is not fixed may be too large, which must not be lost together
  // with a reference that is dropped: so allocating it counts as something that traps.

  private void arrayNew(DefType type, int position) {
    Operand[] of = stack.pop(2);
    allocate(new Expr.ArrayNew(type, of[0].expr(), of[1].expr()), Operand.TRAPS, of, position);
  }

  private void arrayNewDefault(DefType type, int position) {
    Operand[] of = stack.pop(1);
    allocate(new Expr.ArrayNewDefault(type, of[0].expr()), Operand.TRAPS, of, position);
  }

  private void arrayNewFixed(DefType type, int count, int position) {
    if (count > MAX_VALUES) {
      List<Expr> values = settled(count, position);
      Expr length = new Expr.I32Const(count);
      Expr array = allocateFirst(new Expr.ArrayNewDefault(type, length), count, position);
      FieldAccess access = FieldAccess.write(((ArrayType) type.expand()).element().storage());
      for (int i = 0; i < count; i++) {
        Expr index = new Expr.I32Const(i);
        stack.emit(new Stmt.ArraySet(access, array, index, values.get(i), position));
      }
      return;
    }
    Operand[] elements = stack.pop(count);
    allocate(new Expr.ArrayNewFixed(type, Operand.exprs(elements)), 0, elements, position);
  }

  private void arrayNewData(DefType type, int data, int position) {
    Operand[] of = stack.pop(2);
    Expr.Allocation expr = new Expr.ArrayNewData(type, data, of[0].expr(), of[1].expr());
    allocate(expr, Operand.TRAPS | Operand.READS, of, position);
  }

  private void arrayNewElem(DefType type, int elem, int position) {
    Operand[] of = stack.pop(2);
    Expr.Allocation expr = new Expr.ArrayNewElem(type, elem, of[0].expr(), of[1].expr());
    allocate(expr, Operand.TRAPS | Operand.READS, of, position);
  }

  private void arrayGet(AggregateOp op, int type, int position) {
    FieldType element = element(type);
    Operand index = stack.pop();
    Operand array = stack.pop();
    FieldAccess access = FieldAccess.read(op, element.storage());
    Expr expr = new Expr.ArrayGet(access, array.expr(), index.expr());
    stack.push(Operand.of(expr, effects(element), array, index), position);
  }

  private void arraySet(int type, int position) {
    FieldAccess access = FieldAccess.write(element(type).storage());
    List<Expr> of = Operand.exprs(stack.pop(3));
    stack.emitEffect(new Stmt.ArraySet(access, of.get(0), of.get(1), of.get(2), position));
  }

  private void arrayFill(int position) {
    List<Expr> of = Operand.exprs(stack.pop(4));
    stack.emitEffect(new Stmt.ArrayFill(of.get(0), of.get(1), of.get(2), of.get(3), position));
  }

  private void arrayCopy(int position) {
    List<Expr> of = Operand.exprs(stack.pop(5));
    stack.emitEffect(
        new Stmt.ArrayCopy(of.get(0), of.get(1), of.get(2), of.get(3), of.get(4), position));
  }

  private void arrayInitData(int data, int position) {
    List<Expr> of = Operand.exprs(stack.pop(4));
    stack.emitEffect(
        new Stmt.ArrayInitData(data, of.get(0), of.get(1), of.get(2), of.get(3), position));
  }

  private void arrayInitElem(int elem, int position) {
    List<Expr> of = Operand.exprs(stack.pop(4));
    stack.emitEffect(
        new Stmt.ArrayInitElem(elem, of.get(0), of.get(1), of.get(2), of.get(3), position));
  }

  // Scalars

  private void i31Get(AggregateOp op, int position) {
    Operand reference = stack.pop();
    Expr expr =
        op == AggregateOp.I31_GET_S
            ? new Expr.I31GetS(reference.expr())
            : new Expr.I31GetU(reference.expr());
    stack.push(Operand.of(expr, Operand.TRAPS, reference), position);
  }
}
