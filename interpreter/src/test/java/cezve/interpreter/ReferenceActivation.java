package cezve.interpreter;

import cezve.interpreter.ReferenceMachine.Reference;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.NumericInstr.Numeric;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.module.Bytes;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function by {@link ReferenceMachine}. */
final class ReferenceActivation {
  private final ReferenceMachine machine;
  private final List<Instr> code;
  private final List<Object> locals;
  private final List<Object> stack = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int next;
  private @Nullable List<Object> results;

  /**
   * A label.
   *
   * @param arity how many values a branch takes along
   * @param height of the operand stack below the block
   * @param target the instruction that a branch goes on with
   * @param isLoop whether the label stays after a branch to it
   */
  private record Label(int arity, int height, int target, boolean isLoop) {}

  ReferenceActivation(
      ReferenceMachine machine, List<Instr> code, List<Object> locals, FuncType type) {
    this.machine = machine;
    this.code = code;
    this.locals = locals;
    labels.add(new Label(type.results().size(), 0, code.size(), false));
  }

  List<Object> run() {
    while (next < code.size()) {
      step(code.get(next++));
    }
    return results == null ? stack : results;
  }

  private void step(Instr instr) {
    switch (instr) {
      case ControlInstr control -> control(control);
      case Numeric(var op) ->
          push(ReferenceNumerics.apply(op, pop(op.signature().params().size())));
      case NumericInstr constant -> push(ReferenceMachine.constant(constant));
      case ParametricInstr parametric -> parametric(parametric);
      case VariableInstr variable -> variable(variable);
      case ReferenceInstr reference -> reference(reference);
      case MemoryInstr memory -> memory(memory);
      case TableInstr table -> table(table);
      default -> throw new AssertionError(instr);
    }
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() {
    return stack.removeLast();
  }

  private int popInt() {
    return (Integer) pop();
  }

  private long popUnsigned() {
    return Integer.toUnsignedLong(popInt());
  }

  private Reference popReference() {
    return (Reference) pop();
  }

  private List<Object> pop(int count) {
    List<Object> top = stack.subList(stack.size() - count, stack.size());
    List<Object> values = List.copyOf(top);
    top.clear();
    return values;
  }

  // Control

  private void control(ControlInstr instr) {
    switch (instr) {
      case Nop _ -> {}
      case Unreachable _ -> throw new TrapException(Trap.UNREACHABLE);
      case Block(var type) -> enter(type, labelAtEnd(type));
      case Loop(var type) -> {
        int arity = expand(type).params().size();
        enter(type, new Label(arity, stack.size() - arity, next, true));
      }
      case If(var type) -> conditional(type);
      case Else _ -> {
        // The first part is done.
        next = matchingEnd(next);
        labels.removeLast();
      }
      case End _ -> labels.removeLast();
      case Br(int label) -> branch(label);
      case BrIf(int label) -> {
        if (popInt() != 0) {
          branch(label);
        }
      }
      case BrTable(IndexList all, int fallback) -> {
        long index = popUnsigned();
        branch(index < all.size() ? all.get((int) index) : fallback);
      }
      case BrOnNull(int label) -> {
        Reference reference = popReference();
        if (reference.isNull()) {
          branch(label);
        } else {
          push(reference);
        }
      }
      case BrOnNonNull(int label) -> {
        Reference reference = popReference();
        if (!reference.isNull()) {
          push(reference);
          branch(label);
        }
      }
      case Return _ -> branch(labels.size() - 1);
      case Call(int function) -> stack.addAll(call(function));
      case CallIndirect(int table, int type) -> stack.addAll(call(indirect(table, type)));
      case CallRef _ -> stack.addAll(call(nonNull(Trap.NULL_FUNCTION_REFERENCE)));
      case ReturnCall(int function) -> leave(call(function));
      case ReturnCallIndirect(int table, int type) -> leave(call(indirect(table, type)));
      case ReturnCallRef _ -> leave(call(nonNull(Trap.NULL_FUNCTION_REFERENCE)));
      default -> throw new AssertionError(instr);
    }
  }

  private FuncType expand(BlockType type) {
    return switch (type) {
      case BlockType.Index(int index) -> (FuncType) machine.valid.types().get(index).expand();
      case BlockType.Result(ValType result) ->
          new FuncType(List.of(), result == null ? List.of() : List.of(result));
    };
  }

  private Label labelAtEnd(BlockType blockType) {
    FuncType type = expand(blockType);
    int height = stack.size() - type.params().size();
    return new Label(type.results().size(), height, matchingEnd(next), false);
  }

  private void enter(BlockType type, Label label) {
    if (label.height < 0) {
      throw new AssertionError("no parameters for " + type);
    }
    labels.add(label);
  }

  private void conditional(BlockType type) {
    boolean condition = popInt() != 0;
    Label label = labelAtEnd(type);
    if (condition) {
      enter(type, label);
      return;
    }
    int otherwise = matchingElse(next);
    if (otherwise < 0) {
      next = label.target;
    } else {
      next = otherwise;
      enter(type, label);
    }
  }

  /** What follows the end of the block that contains an instruction. */
  private int matchingEnd(int from) {
    int depth = 0;
    for (int i = from; ; i++) {
      switch (code.get(i)) {
        case Block _, Loop _, If _ -> depth++;
        case End _ -> {
          if (depth-- == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
  }

  /** What follows the {@code else} of the {@code if} that contains an instruction, or -1. */
  private int matchingElse(int from) {
    int depth = 0;
    for (int i = from; ; i++) {
      switch (code.get(i)) {
        case Block _, Loop _, If _ -> depth++;
        case Else _ -> {
          if (depth == 0) {
            return i + 1;
          }
        }
        case End _ -> {
          if (depth-- == 0) {
            return -1;
          }
        }
        default -> {}
      }
    }
  }

  private void branch(int label) {
    int index = labels.size() - 1 - label;
    Label target = labels.get(index);
    List<Object> values = pop(target.arity);
    stack.subList(target.height, stack.size()).clear();
    stack.addAll(values);
    labels.subList(target.isLoop ? index + 1 : index, labels.size()).clear();
    next = target.target;
  }

  // Calls

  private List<Object> call(int function) {
    return machine.invoke(function, pop(machine.valid.funcType(function).params().size()));
  }

  private void leave(List<Object> values) {
    results = values;
    next = code.size();
  }

  private int indirect(int table, int type) {
    long index = popUnsigned();
    if (table != 0 || index >= machine.table.size()) {
      throw new TrapException(Trap.UNDEFINED_ELEMENT);
    }
    Reference reference = machine.table.get((int) index);
    if (reference.isNull()) {
      throw new TrapException(Trap.UNINITIALIZED_ELEMENT);
    }
    FuncType expected = (FuncType) machine.valid.types().get(type).expand();
    if (!machine.valid.funcType(reference.function()).equals(expected)) {
      throw new TrapException(Trap.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return reference.function();
  }

  private int nonNull(Trap otherwise) {
    Reference reference = popReference();
    if (reference.isNull()) {
      throw new TrapException(otherwise);
    }
    return reference.function();
  }

  // Everything else

  private void parametric(ParametricInstr instr) {
    if (instr instanceof ParametricInstr.Drop) {
      pop();
      return;
    }
    boolean first = popInt() != 0;
    Object ifFalse = pop();
    Object ifTrue = pop();
    push(first ? ifTrue : ifFalse);
  }

  private void variable(VariableInstr instr) {
    switch (instr) {
      case VariableInstr.LocalGet(int local) -> push(locals.get(local));
      case VariableInstr.LocalSet(int local) -> locals.set(local, pop());
      case VariableInstr.LocalTee(int local) -> locals.set(local, stack.getLast());
      case VariableInstr.GlobalGet(int global) -> push(machine.globals.get(global));
      case VariableInstr.GlobalSet(int global) -> machine.globals.set(global, pop());
    }
  }

  private void reference(ReferenceInstr instr) {
    switch (instr) {
      case ReferenceInstr.RefNull _, ReferenceInstr.RefFunc _ ->
          push(ReferenceMachine.constant(instr));
      case ReferenceInstr.RefIsNull _ -> push(popReference().isNull() ? 1 : 0);
      case ReferenceInstr.RefAsNonNull _ -> push(new Reference(nonNull(Trap.NULL_REFERENCE)));
      default -> throw new AssertionError(instr);
    }
  }

  private void memory(MemoryInstr instr) {
    switch (instr) {
      case MemoryInstr.Load(var op, var memArg) ->
          push(ReferenceMemory.load(machine.memory, op, memArg, popInt()));
      case MemoryInstr.Store(var op, var memArg) -> {
        Object value = pop();
        ReferenceMemory.store(machine.memory, op, memArg, popInt(), value);
      }
      case MemoryInstr.MemorySize _ -> push((int) machine.memory.pages());
      case MemoryInstr.MemoryGrow _ -> push((int) machine.memory.grow(popUnsigned()));
      case MemoryInstr.MemoryFill _ -> {
        long count = popUnsigned();
        byte value = (byte) popInt();
        machine.memory.fill(popUnsigned(), value, count);
      }
      case MemoryInstr.MemoryCopy _ -> {
        long count = popUnsigned();
        long from = popUnsigned();
        machine.memory.copy(popUnsigned(), machine.memory, from, count);
      }
      case MemoryInstr.MemoryInit(int _, int data) -> {
        int count = popInt();
        int from = popInt();
        machine.memory.init(popUnsigned(), machine.datas.get(data), from, count);
      }
      case MemoryInstr.DataDrop(int data) -> machine.datas.set(data, Bytes.EMPTY);
      default -> throw new AssertionError(instr);
    }
  }

  private void table(TableInstr instr) {
    List<Reference> table = machine.table;
    switch (instr) {
      case TableInstr.TableGet _ -> push(table.get(tableIndex(popUnsigned(), 1, table)));
      case TableInstr.TableSet _ -> {
        Reference value = popReference();
        table.set(tableIndex(popUnsigned(), 1, table), value);
      }
      case TableInstr.TableSize _ -> push(table.size());
      case TableInstr.TableGrow _ -> grow(popUnsigned(), popReference());
      case TableInstr.TableFill _ -> {
        long count = popUnsigned();
        Reference value = popReference();
        int at = tableIndex(popUnsigned(), count, table);
        for (int i = 0; i < count; i++) {
          table.set(at + i, value);
        }
      }
      case TableInstr.TableCopy _ -> copyToTable(List.copyOf(table));
      case TableInstr.TableInit(int _, int elem) -> copyToTable(machine.elems.get(elem));
      case TableInstr.ElemDrop(int elem) -> machine.elems.set(elem, List.of());
    }
  }

  private void grow(long delta, Reference init) {
    int before = machine.table.size();
    long max = machine.valid.tables().getFirst().limits().max().orElseThrow();
    if (before + delta > max) {
      push(-1);
      return;
    }
    for (long i = 0; i < delta; i++) {
      machine.table.add(init);
    }
    push(before);
  }

  private void copyToTable(List<Reference> source) {
    long count = popUnsigned();
    int from = tableIndex(popUnsigned(), count, source);
    int to = tableIndex(popUnsigned(), count, machine.table);
    for (int i = 0; i < count; i++) {
      machine.table.set(to + i, source.get(from + i));
    }
  }

  private static int tableIndex(long index, long count, List<Reference> bounds) {
    if (index + count > bounds.size()) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return (int) index;
  }
}
