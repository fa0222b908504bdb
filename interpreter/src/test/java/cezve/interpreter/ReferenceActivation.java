package cezve.interpreter;

import cezve.interpreter.ReferenceMachine.Exn;
import cezve.interpreter.ReferenceMachine.Reference;
import cezve.interpreter.ReferenceMachine.Thrown;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.NumericInstr.Numeric;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.instruction.VectorInstr;
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
  private final List<ReferenceLabel> labels = new ArrayList<>();
  private final ReferenceAggregates aggregates;
  private final ReferenceVectors vectors;
  private final ReferenceStorage storage;
  private int next;
  private @Nullable List<Object> results;

  ReferenceActivation(
      ReferenceMachine machine, List<Instr> code, List<Object> locals, FuncType type) {
    this.machine = machine;
    this.code = code;
    this.locals = locals;
    this.aggregates = new ReferenceAggregates(machine, this);
    this.vectors = new ReferenceVectors(this);
    this.storage = new ReferenceStorage(machine, this, vectors);
    labels.add(new ReferenceLabel(type.results().size(), 0, code.size(), false));
  }

  List<Object> run() {
    while (next < code.size()) {
      try {
        step(code.get(next++));
      } catch (Thrown e) {
        catching(e, labels.size() - 1);
      }
    }
    return results == null ? stack : results;
  }

  private void step(Instr instr) {
    switch (instr) {
      case ControlInstr control -> control(control);
      case Numeric(var op) ->
          stack.addAll(ReferenceNumerics.apply(op, pop(op.signature().params().size())));
      case NumericInstr constant -> push(ReferenceMachine.constant(constant));
      case ParametricInstr parametric -> parametric(parametric);
      case VariableInstr variable -> variable(variable);
      case ReferenceInstr reference -> reference(reference);
      case MemoryInstr memory -> storage.memory(memory);
      case TableInstr table -> storage.table(table);
      case VectorInstr vector -> vectors.execute(vector);
      case AggregateInstr aggregate -> aggregates.execute(aggregate);
      default -> throw new AssertionError(instr);
    }
  }

  void push(Object value) {
    stack.add(value);
  }

  Object pop() {
    return stack.removeLast();
  }

  int popInt() {
    return (Integer) pop();
  }

  long popUnsigned() {
    return Integer.toUnsignedLong(popInt());
  }

  private Reference popReference() {
    return (Reference) pop();
  }

  List<Object> pop(int count) {
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
        enter(type, new ReferenceLabel(arity, stack.size() - arity, next, true));
      }
      case If(var type) -> conditional(type);
      case Else _, Catch _, CatchAll _ -> {
        // The part before is done.
        next = ReferenceCode.afterEnd(code, next);
        labels.removeLast();
      }
      case End _, Delegate _ -> labels.removeLast();
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
      case Return _ -> branch(labels.size() - 1);
      case Call(int function) -> stack.addAll(call(function));
      case CallIndirect(int table, int type) -> stack.addAll(call(indirect(table, type)));
      case CallRef _ -> stack.addAll(call(nonNull(Trap.NULL_FUNCTION_REFERENCE)));
      case ReturnCall(int function) -> leave(function);
      case ReturnCallIndirect(int table, int type) -> leave(indirect(table, type));
      case ReturnCallRef _ -> leave(nonNull(Trap.NULL_FUNCTION_REFERENCE));
      case BrOnNull _, BrOnNonNull _, BrOnCast _, BrOnCastFail _ -> branchOnReference(instr);
      case TryTable _, Try _, Throw _, ThrowRef _, Rethrow _ -> exception(instr);
    }
  }

  private void branchOnReference(ControlInstr instr) {
    switch (instr) {
      case BrOnNull(int label) -> {
        Reference reference = popReference();
        if (reference.isNull()) {
          branch(label);
        } else {
          push(reference);
        }
      }
      case BrOnCast(LabelCast(int label, var _, var type)) -> {
        if (aggregates.isA(stack.getLast(), type)) {
          branch(label);
        }
      }
      case BrOnCastFail(LabelCast(int label, var _, var type)) -> {
        if (!aggregates.isA(stack.getLast(), type)) {
          branch(label);
        }
      }
      case BrOnNonNull(int label) -> {
        Reference reference = popReference();
        if (!reference.isNull()) {
          push(reference);
          branch(label);
        }
      }
      default -> throw new AssertionError(instr);
    }
  }

  private void exception(ControlInstr instr) {
    switch (instr) {
      case TryTable(var type, var clauses) -> {
        enter(type, labelAtEnd(type));
        labels.getLast().clauses = clauses;
      }
      case Try(var type) -> {
        enter(type, labelAtEnd(type));
        labels.getLast().tryBody = next;
      }
      case Throw(int tag) ->
          throw new Thrown(new Exn(tag, pop(machine.valid.tagType(tag).params().size())));
      case ThrowRef _ -> {
        if (!(pop() instanceof Exn exception)) {
          throw new TrapException(Trap.NULL_EXCEPTION_REFERENCE);
        }
        throw new Thrown(exception);
      }
      case Rethrow(int label) -> throw new Thrown(caught(label));
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

  private ReferenceLabel labelAtEnd(BlockType blockType) {
    FuncType type = expand(blockType);
    int height = stack.size() - type.params().size();
    return new ReferenceLabel(
        type.results().size(), height, ReferenceCode.afterEnd(code, next), false);
  }

  private void enter(BlockType type, ReferenceLabel label) {
    if (label.height < 0) {
      throw new AssertionError("no parameters for " + type);
    }
    labels.add(label);
  }

  private void conditional(BlockType type) {
    boolean condition = popInt() != 0;
    ReferenceLabel label = labelAtEnd(type);
    if (condition) {
      enter(type, label);
      return;
    }
    int otherwise = ReferenceCode.afterElse(code, next);
    if (otherwise < 0) {
      next = label.target;
    } else {
      next = otherwise;
      enter(type, label);
    }
  }

  private void branch(int label) {
    int index = labels.size() - 1 - label;
    ReferenceLabel target = labels.get(index);
    List<Object> values = pop(target.arity);
    stack.subList(target.height, stack.size()).clear();
    stack.addAll(values);
    labels.subList(target.isLoop ? index + 1 : index, labels.size()).clear();
    next = target.target;
  }

  // Exceptions

  /** Goes on in the first handler for an exception, from the label at an index outwards. */
  private void catching(Thrown thrown, int from) {
    Exn exception = thrown.exception;
    for (int index = from; index >= 0; index--) {
      ReferenceLabel label = labels.get(index);
      for (CatchClause clause : label.clauses) {
        if (clause.tag() == null || clause.tag() == exception.tag()) {
          labels.subList(index, labels.size()).clear();
          stack.addAll(clause.tag() == null ? List.of() : exception.values());
          if (clause.kind().hasReference()) {
            push(exception);
          }
          branch(clause.label());
          return;
        }
      }
      if (label.tryBody >= 0 && label.caught == null) {
        for (int clause : ReferenceCode.clauses(code, label.tryBody)) {
          Instr instr = code.get(clause);
          if (instr instanceof Delegate(int outer)) {
            catching(thrown, index - 1 - outer);
            return;
          }
          boolean fits = instr instanceof Catch(int tag) && tag == exception.tag();
          if (fits || instr instanceof CatchAll) {
            labels.subList(index + 1, labels.size()).clear();
            stack.subList(label.height, stack.size()).clear();
            stack.addAll(fits ? exception.values() : List.of());
            label.caught = exception;
            next = clause + 1;
            return;
          }
        }
      }
    }
    throw thrown;
  }

  private Exn caught(int label) {
    Exn caught = labels.get(labels.size() - 1 - label).caught;
    if (caught == null) {
      throw new AssertionError("nothing was caught");
    }
    return caught;
  }

  // Calls

  private List<Object> call(int function) {
    return machine.invoke(function, pop(machine.valid.funcType(function).params().size()));
  }

  private void leave(int function) {
    // No handler of this activation sees what the function throws.
    labels.clear();
    results = call(function);
    next = code.size();
  }

  private int indirect(int table, int type) {
    Reference reference = storage.popFunction(table);
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
      case ReferenceInstr.RefIsNull _ -> push(pop().equals(Reference.NULL) ? 1 : 0);
      case ReferenceInstr.RefTest(var type) -> push(aggregates.isA(pop(), type) ? 1 : 0);
      case ReferenceInstr.RefCast(var type) -> {
        if (!aggregates.isA(stack.getLast(), type)) {
          throw new TrapException(Trap.CAST_FAILURE);
        }
      }
      case ReferenceInstr.RefEq _ -> push(pop().equals(pop()) ? 1 : 0);
      case ReferenceInstr.RefAsNonNull _ -> push(new Reference(nonNull(Trap.NULL_REFERENCE)));
    }
  }
}
