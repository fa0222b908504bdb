package cezve.runtime;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.ControlInstr;
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
import cezve.model.module.Expression;
import cezve.model.module.InstrCursor;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.numeric.I32;
import cezve.runtime.numeric.I64;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates constant expressions in an instance whose imports and earlier globals are there.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Constant
 *     expressions</a>
 */
final class ConstantExpressions {
  private final ModuleInstance instance;
  private final AggregateConstants aggregates;

  /** A value: the bits of a number in {@code bits}, those of a vector in both, or a reference. */
  record Value(long bits, long high, @Nullable Object reference) {
    static Value number(long bits) {
      return new Value(bits, 0, null);
    }

    static Value reference(@Nullable Object reference) {
      return new Value(0, 0, reference);
    }
  }

  ConstantExpressions(ModuleInstance instance) {
    this.instance = instance;
    this.aggregates = new AggregateConstants(instance.module().types());
  }

  /** A new global with the value of the expression. */
  void initialise(GlobalInstance global, Expression init) {
    Value value = evaluate(init);
    switch (global.type().value()) {
      case NumType _ -> global.set(value.bits());
      case RefType _ -> global.set(value.reference());
      case VecType _ -> global.set(value.bits(), value.high());
    }
  }

  /** The value of an expression of reference type. */
  @Nullable Object reference(Expression expression) {
    return evaluate(expression).reference();
  }

  /** The value of an expression that is an address: unsigned, whatever the address type. */
  long address(Expression expression, ValType type) {
    long bits = evaluate(expression).bits();
    return type == NumType.I32 ? Integer.toUnsignedLong((int) bits) : bits;
  }

  private Value evaluate(Expression expression) {
    List<Value> stack = new ArrayList<>(2);
    InstrCursor cursor = expression.open();
    for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
      step(instr, stack);
    }
    return stack.getLast();
  }

  private void step(Instr instr, List<Value> stack) {
    switch (instr) {
      case NumericInstr numeric -> stack.add(Value.number(number(numeric, stack)));
      case VariableInstr.GlobalGet(int index) -> {
        GlobalInstance global = instance.global(index);
        stack.add(new Value(global.low(), global.high(), global.reference()));
      }
      case VectorInstr.V128Const(long low, long high) -> stack.add(new Value(low, high, null));
      case ReferenceInstr.RefNull _ -> stack.add(Value.reference(null));
      case ReferenceInstr.RefFunc(int function) ->
          stack.add(Value.reference(instance.function(function)));
      case ControlInstr.End _ -> {}
      case ControlInstr _, VariableInstr _, ReferenceInstr _, ParametricInstr _, TableInstr _ ->
          throw notConstant(instr);
      case AggregateInstr aggregate -> stack.add(aggregates.evaluate(aggregate, stack));
      case MemoryInstr _, VectorInstr _, AtomicInstr _ -> throw notConstant(instr);
    }
  }

  private static long number(NumericInstr instr, List<Value> stack) {
    return switch (instr) {
      case I32Const(int value) -> value;
      case I64Const(long value) -> value;
      case F32Const(int bits) -> bits;
      case F64Const(long bits) -> bits;
      case Numeric numeric -> {
        long right = stack.removeLast().bits();
        long left = stack.removeLast().bits();
        yield binary(numeric, left, right);
      }
    };
  }

  private static long binary(Numeric instr, long left, long right) {
    NumericOp op = instr.op();
    if (op == NumericOp.I32_ADD) {
      return I32.add((int) left, (int) right);
    } else if (op == NumericOp.I32_SUB) {
      return I32.sub((int) left, (int) right);
    } else if (op == NumericOp.I32_MUL) {
      return I32.mul((int) left, (int) right);
    } else if (op == NumericOp.I64_ADD) {
      return I64.add(left, right);
    } else if (op == NumericOp.I64_SUB) {
      return I64.sub(left, right);
    } else if (op == NumericOp.I64_MUL) {
      return I64.mul(left, right);
    }
    throw notConstant(instr);
  }

  static AssertionError notConstant(Instr instr) {
    return new AssertionError("BUG: validation should have ruled out " + instr.opcode().mnemonic());
  }
}
