package cezve.interpreter;

import cezve.interpreter.ReferenceMachine.Reference;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.module.Bytes;
import cezve.model.type.AddrType;
import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;
import java.util.List;

/** Executes instructions on memories and tables. */
final class ReferenceStorage {
  private final ReferenceMachine machine;
  private final ReferenceActivation stack;
  private final ReferenceVectors vectors;

  ReferenceStorage(ReferenceMachine machine, ReferenceActivation stack, ReferenceVectors vectors) {
    this.machine = machine;
    this.stack = stack;
    this.vectors = vectors;
  }

  private AddrType ofMemory(int memory) {
    return machine.valid.memories().get(memory).address();
  }

  private AddrType ofTable(int table) {
    return machine.valid.tables().get(table).address();
  }

  /** An unsigned number; of 64 bits, it may look negative. */
  private long pop(AddrType type) {
    return type == AddrType.I64 ? (Long) stack.pop() : stack.popUnsigned();
  }

  /** A number of things that are copied between two memories or tables. */
  private long popCount(AddrType a, AddrType b) {
    return pop(a == AddrType.I64 && b == AddrType.I64 ? AddrType.I64 : AddrType.I32);
  }

  private void push(AddrType type, long number) {
    stack.push(type == AddrType.I64 ? (Object) number : (Object) (int) number);
  }

  void memory(MemoryInstr instr) {
    switch (instr) {
      case MemoryInstr.Load(var op, var memArg) -> {
        long address = pop(ofMemory(memArg.memory()));
        stack.push(
            ReferenceMemory.load(machine.memories.get(memArg.memory()), op, memArg, address));
      }
      case MemoryInstr.Store(var op, var memArg) -> {
        Object value = stack.pop();
        long address = pop(ofMemory(memArg.memory()));
        MemoryInstance memory = machine.memories.get(memArg.memory());
        ReferenceMemory.store(memory, op, memArg, address, value);
      }
      case MemoryInstr.MemorySize(int memory) ->
          push(ofMemory(memory), machine.memories.get(memory).pages());
      case MemoryInstr.MemoryGrow(int memory) ->
          push(ofMemory(memory), machine.memories.get(memory).grow(pop(ofMemory(memory))));
      case MemoryInstr.MemoryFill(int memory) -> {
        long count = pop(ofMemory(memory));
        byte value = (byte) stack.popInt();
        machine.memories.get(memory).fill(pop(ofMemory(memory)), value, count);
      }
      case MemoryInstr.MemoryCopy(int target, int source) -> {
        long count = popCount(ofMemory(target), ofMemory(source));
        long from = pop(ofMemory(source));
        long to = pop(ofMemory(target));
        machine.memories.get(target).copy(to, machine.memories.get(source), from, count);
      }
      case MemoryInstr.MemoryInit(int memory, int data) -> {
        int count = stack.popInt();
        int from = stack.popInt();
        long to = pop(ofMemory(memory));
        machine.memories.get(memory).init(to, machine.datas.get(data), from, count);
      }
      case MemoryInstr.DataDrop(int data) -> machine.datas.set(data, Bytes.EMPTY);
      case MemoryInstr.LaneMemory(var op, var memArg, int lane) -> {
        V128 vector = (V128) stack.pop();
        long address = pop(ofMemory(memArg.memory()));
        MemoryInstance memory = machine.memories.get(memArg.memory());
        vectors.memory(op, memArg, lane, memory, vector, address);
      }
    }
  }

  void table(TableInstr instr) {
    switch (instr) {
      case TableInstr.TableGet(int table) -> stack.push(entries(table).get(popIndex(table)));
      case TableInstr.TableSet(int table) -> {
        Reference value = (Reference) stack.pop();
        entries(table).set(popIndex(table), value);
      }
      case TableInstr.TableSize(int table) -> push(ofTable(table), entries(table).size());
      case TableInstr.TableGrow(int table) -> grow(table);
      case TableInstr.TableFill(int table) -> {
        long count = pop(ofTable(table));
        Reference value = (Reference) stack.pop();
        int at = index(pop(ofTable(table)), count, entries(table));
        for (int i = 0; i < count; i++) {
          entries(table).set(at + i, value);
        }
      }
      case TableInstr.TableCopy(int target, int source) ->
          copy(
              target,
              popCount(ofTable(target), ofTable(source)),
              List.copyOf(entries(source)),
              pop(ofTable(source)));
      case TableInstr.TableInit(int table, int elem) ->
          copy(table, stack.popUnsigned(), machine.elems.get(elem), stack.popUnsigned());
      case TableInstr.ElemDrop(int elem) -> machine.elems.set(elem, List.of());
    }
  }

  private List<Reference> entries(int table) {
    return machine.tables.get(table);
  }

  private int popIndex(int table) {
    return index(pop(ofTable(table)), 1, entries(table));
  }

  private void grow(int table) {
    long delta = pop(ofTable(table));
    Reference init = (Reference) stack.pop();
    int before = entries(table).size();
    long max = machine.valid.tables().get(table).limits().max().orElseThrow();
    if (delta < 0 || delta > max - before) {
      push(ofTable(table), -1);
      return;
    }
    for (long i = 0; i < delta; i++) {
      entries(table).add(init);
    }
    push(ofTable(table), before);
  }

  private void copy(int table, long count, List<Reference> source, long sourceIndex) {
    long targetIndex = pop(ofTable(table));
    int from = index(sourceIndex, count, source);
    int to = index(targetIndex, count, entries(table));
    for (int i = 0; i < count; i++) {
      entries(table).set(to + i, source.get(from + i));
    }
  }

  private static int index(long index, long count, List<Reference> bounds) {
    if (index < 0 || count < 0 || index > bounds.size() || count > bounds.size() - index) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return (int) index;
  }

  /** The function in a table at the index on the stack, if there is one. */
  Reference popFunction(int table) {
    long index = pop(ofTable(table));
    if (index < 0 || index >= entries(table).size()) {
      throw new TrapException(Trap.UNDEFINED_ELEMENT);
    }
    Reference reference = entries(table).get((int) index);
    if (reference.isNull()) {
      throw new TrapException(Trap.UNINITIALIZED_ELEMENT);
    }
    return reference;
  }
}
