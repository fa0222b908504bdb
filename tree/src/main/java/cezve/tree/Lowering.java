package cezve.tree;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Effect;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.NumericInstr.Numeric;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Locals;
import cezve.model.type.ExternKind;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers the body of a valid function to a tree by executing it abstractly over a stack of
 * expressions. Nesting is kept on a stack of its own, so that no body is too deep.
 */
public final class Lowering {
  private final ValidModule module;
  private final List<Slot> slots = new ArrayList<>();
  private final OperandStack stack = new OperandStack(slots);
  private final ControlLowering control;
  private final VectorLowering vector;
  private final MemoryLowering memory;
  private final TableLowering table;
  private final AggregateLowering aggregate;
  private final WideLowering wide;
  private final AtomicLowering atomic;
  private final FuelLowering fuel;
  private int firstOperand;

  private Lowering(ValidModule module, Metering metering) {
    this.module = module;
    this.control = new ControlLowering(module, stack);
    this.vector = new VectorLowering(stack);
    this.memory = new MemoryLowering(module, stack, vector);
    this.table = new TableLowering(module, stack);
    this.aggregate = new AggregateLowering(module, stack);
    this.wide = new WideLowering(stack);
    this.atomic = new AtomicLowering(stack);
    this.fuel = new FuelLowering(metering, stack);
  }

  /**
   * The tree of a function that the module defines.
   *
   * @param function its index, after all imported functions
   */
  public static FuncTree lower(ValidModule module, int function) {
    return lower(module, function, Metering.NONE);
  }

  /**
   * The tree of a function that the module defines.
   *
   * @param function its index, after all imported functions
   * @param metering whether it consumes fuel
   */
  public static FuncTree lower(ValidModule module, int function, Metering metering) {
    return new Lowering(module, metering).lower(function);
  }

  private FuncTree lower(int function) {
    FuncType type = module.funcType(function);
    Func func = module.module().funcs().get(function - module.importCount(ExternKind.FUNC));
    for (ValType param : type.params()) {
      addSlot(param);
    }
    for (Locals locals : func.code().locals()) {
      for (int i = 0; i < locals.count(); i++) {
        addSlot(locals.type());
      }
    }
    firstOperand = slots.size();
    InstrCursor cursor = func.code().body().open();
    control.enterFunction(type);
    Instr first = cursor.next();
    fuel.enterFunction(cursor.offset());
    for (Instr instr = first; instr != null; instr = cursor.next()) {
      lower(instr, cursor.offset());
    }
    List<Stmt> body = control.functionBody();
    fuel.leaveFunction(body);
    return new FuncTree(function, type, slots, firstOperand, stack.calls(), stack.loops(), body);
  }

  private void addSlot(ValType type) {
    slots.add(new Slot(slots.size(), SlotType.of(type)));
  }

  private void lower(Instr instr, int position) {
    if (instr instanceof ControlInstr controlInstr) {
      if (!control.reachable()) {
        control.skip(controlInstr, position);
        return;
      }
      fuel.before(instr, position);
      control.lower(controlInstr, position);
      fuel.after(instr, position);
      return;
    }
    if (!control.reachable()) {
      return;
    }
    fuel.before(instr, position);
    switch (instr) {
      case ControlInstr _ -> throw new AssertionError("BUG: lowered above");
      case VariableInstr variable -> variable(variable, position);
      case NumericInstr numeric -> numeric(numeric, position);
      case MemoryInstr memoryInstr -> memory.lower(memoryInstr, position);
      case ParametricInstr parametric -> parametric(parametric, position);
      case TableInstr tableInstr -> table.lower(tableInstr, position);
      case ReferenceInstr reference -> reference(reference, position);
      case AggregateInstr aggregateInstr -> aggregate.lower(aggregateInstr, position);
      case AtomicInstr atomicInstr -> atomic.lower(atomicInstr, position);
      case VectorInstr vectorInstr -> vector.lower(vectorInstr, position);
    }
  }

  private void variable(VariableInstr instr, int position) {
    switch (instr) {
      case VariableInstr.LocalGet(int local) -> stack.push(Operand.get(slots.get(local)), position);
      case VariableInstr.LocalSet(int local) -> set(slots.get(local), stack.pop(), position);
      case VariableInstr.LocalTee(int local) -> {
        Operand value = stack.pop();
        set(slots.get(local), value, position);
        stack.push(value.isConstant() ? value : Operand.get(slots.get(local)), position);
      }
      case VariableInstr.GlobalGet(int global) -> {
        GlobalType type = module.globals().get(global);
        int effects = type.mutability() == Mutability.VAR ? Operand.READS : 0;
        stack.push(
            Operand.leaf(new Expr.GlobalGet(global, SlotType.of(type.value())), effects), position);
      }
      case VariableInstr.GlobalSet(int global) -> {
        Operand value = stack.pop();
        stack.emitEffect(new Stmt.GlobalSet(global, value.expr(), position));
      }
    }
  }

  private void set(Slot local, Operand value, int position) {
    if (value.isGet(local)) {
      return;
    }
    stack.spill(value.effects() & Operand.TRAPS, position);
    stack.beforeWrite(local, position);
    List<Stmt> statements = stack.statements();
    if (!statements.isEmpty()
        && value.expr() instanceof Expr.Get(Slot source)
        && source.index() >= firstOperand
        && statements.getLast() instanceof Stmt.Call call
        && call.results().equals(List.of(source))) {
      Stmt.Call direct =
          new Stmt.Call(call.callee(), call.arguments(), List.of(local), call.position());
      statements.set(statements.size() - 1, direct);
      return;
    }
    stack.emit(new Stmt.Set(local, value.expr(), position));
  }

  private void numeric(NumericInstr instr, int position) {
    if (instr instanceof Numeric(NumericOp op) && WideLowering.isWide(op)) {
      wide.lower(op, position);
      return;
    }
    stack.push(
        switch (instr) {
          case I32Const(int value) -> Operand.constant(new Expr.I32Const(value));
          case I64Const(long value) -> Operand.constant(new Expr.I64Const(value));
          case F32Const(int bits) -> Operand.constant(new Expr.F32Const(bits));
          case F64Const(long bits) -> Operand.constant(new Expr.F64Const(bits));
          case Numeric(NumericOp op) -> operation(op);
        },
        position);
  }

  private Operand operation(NumericOp op) {
    int effects = op.effect() == Effect.PURE ? 0 : Operand.TRAPS;
    if (op.signature().params().size() == 1) {
      Operand operand = stack.pop();
      return Operand.of(new Expr.Unary(op, operand.expr()), effects, operand);
    }
    Operand right = stack.pop();
    Operand left = stack.pop();
    return Operand.of(new Expr.Binary(op, left.expr(), right.expr()), effects, left, right);
  }

  private void parametric(ParametricInstr instr, int position) {
    switch (instr) {
      case ParametricInstr.Drop _ -> {
        stack.spill(stack.at(stack.height() - 1).effects() & Operand.TRAPS, position);
        stack.pop();
      }
      case ParametricInstr.Select _ -> select(position);
      case ParametricInstr.SelectTyped _ -> select(position);
    }
  }

  private void select(int position) {
    Operand condition = stack.pop();
    Operand ifFalse = stack.pop();
    Operand ifTrue = stack.pop();
    Expr expr = new Expr.Select(ifTrue.expr(), ifFalse.expr(), condition.expr());
    stack.push(Operand.of(expr, 0, ifTrue, ifFalse, condition), position);
  }

  private void reference(ReferenceInstr instr, int position) {
    switch (instr) {
      case ReferenceInstr.RefNull _ -> stack.push(Operand.constant(new Expr.RefNull()), position);
      case ReferenceInstr.RefFunc(int function) ->
          stack.push(Operand.constant(new Expr.RefFunc(function)), position);
      case ReferenceInstr.RefIsNull _ -> {
        Operand reference = stack.pop();
        stack.push(Operand.of(new Expr.RefIsNull(reference.expr()), 0, reference), position);
      }
      case ReferenceInstr.RefAsNonNull _ -> {
        Operand reference = stack.pop();
        Expr expr = new Expr.RefAsNonNull(reference.expr());
        stack.push(Operand.of(expr, Operand.TRAPS, reference), position);
      }
      case ReferenceInstr.RefEq _ -> {
        Operand right = stack.pop();
        Operand left = stack.pop();
        Expr expr = new Expr.RefEq(left.expr(), right.expr());
        stack.push(Operand.of(expr, 0, left, right), position);
      }
      case ReferenceInstr.RefTest(RefType type) -> {
        Operand reference = stack.pop();
        Expr expr = new Expr.RefTest(module.types().close(type), reference.expr());
        stack.push(Operand.of(expr, 0, reference), position);
      }
      case ReferenceInstr.RefCast(RefType type) -> {
        Operand reference = stack.pop();
        Expr expr = new Expr.RefCast(module.types().close(type), reference.expr());
        stack.push(Operand.of(expr, Operand.TRAPS, reference), position);
      }
    }
  }
}
