package cezve.model.testing.valid;

import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/** Adds the instructions that act on a whole memory or table to a body. */
final class RandomBulk {
  private static final ValType I32 = NumType.I32;

  private final RandomBody body;
  private final Choices choices;

  RandomBulk(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
  }

  void memory() {
    int memory = body.anyIndex();
    ValType address = RandomModule.address(memory);
    switch (choices.below(6)) {
      case 0 -> body.push(new MemoryInstr.MemorySize(memory), address);
      case 1 -> {
        body.address(memory, 1);
        body.emit(new MemoryInstr.MemoryGrow(memory), List.of(address), List.of(address));
      }
      case 2 -> {
        body.address(memory, 31);
        body.masked(255);
        body.address(memory, 31);
        body.emit(new MemoryInstr.MemoryFill(memory), List.of(address, I32, address), List.of());
      }
      case 3 -> {
        int source = body.anyIndex();
        copy(new MemoryInstr.MemoryCopy(memory, source), memory, source, 31);
      }
      case 4 -> {
        body.address(memory, 31);
        body.masked(5);
        body.masked(5);
        body.emit(
            new MemoryInstr.MemoryInit(memory, RandomModule.PASSIVE_DATA),
            List.of(address, I32, I32),
            List.of());
      }
      default -> body.emit(new MemoryInstr.DataDrop(0), List.of(), List.of());
    }
  }

  void table() {
    ValType ref = RefType.FUNCREF;
    int table = body.anyIndex();
    ValType address = RandomModule.address(table);
    switch (choices.below(9)) {
      case 0 -> body.push(new TableInstr.TableSize(table), address);
      case 1, 2 -> {
        body.address(table, 7);
        body.emit(new TableInstr.TableGet(table), List.of(address), List.of(ref));
      }
      case 3, 4 -> {
        body.address(table, 7);
        body.need(List.of(address, ref));
        body.emit(new TableInstr.TableSet(table), List.of(address, ref), List.of());
      }
      case 5 -> {
        body.need(List.of(ref));
        body.address(table, 3);
        body.emit(new TableInstr.TableGrow(table), List.of(ref, address), List.of(address));
      }
      case 6 -> {
        body.address(table, 3);
        body.value(ref, 0);
        body.address(table, 3);
        body.emit(new TableInstr.TableFill(table), List.of(address, ref, address), List.of());
      }
      case 7 -> {
        int source = body.anyIndex();
        copy(new TableInstr.TableCopy(table, source), table, source, 3);
      }
      default -> {
        body.address(table, 3);
        body.masked(3);
        body.masked(3);
        body.emit(
            new TableInstr.TableInit(table, RandomModule.PASSIVE_ELEM),
            List.of(address, I32, I32),
            List.of());
        if (choices.oneIn(4)) {
          body.emit(new TableInstr.ElemDrop(RandomModule.PASSIVE_ELEM), List.of(), List.of());
        }
      }
    }
  }

  /** The count is of 64 bits only if both addresses are. */
  private void copy(Instr instr, int target, int source, int mask) {
    int count = Math.min(target, source);
    List<ValType> operands =
        List.of(
            RandomModule.address(target),
            RandomModule.address(source),
            RandomModule.address(count));
    if (choices.oneIn(6)) {
      body.need(operands);
    } else {
      body.address(target, mask);
      body.address(source, mask);
      body.address(count, mask);
    }
    body.emit(instr, operands, List.of());
  }
}
