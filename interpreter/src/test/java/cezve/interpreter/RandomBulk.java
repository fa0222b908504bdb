package cezve.interpreter;

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
  private static final List<ValType> THREE = List.of(I32, I32, I32);

  private final RandomBody body;
  private final Choices choices;

  RandomBulk(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
  }

  void memory() {
    switch (choices.below(6)) {
      case 0 -> body.push(new MemoryInstr.MemorySize(0), I32);
      case 1 -> {
        body.masked(1);
        body.emit(new MemoryInstr.MemoryGrow(0), List.of(I32), List.of(I32));
      }
      case 2 -> three(new MemoryInstr.MemoryFill(0), 31);
      case 3 -> three(new MemoryInstr.MemoryCopy(0, 0), 31);
      case 4 -> three(new MemoryInstr.MemoryInit(0, RandomModule.PASSIVE_DATA), 5);
      default -> body.emit(new MemoryInstr.DataDrop(0), List.of(), List.of());
    }
  }

  void table() {
    switch (choices.below(9)) {
      case 0 -> body.push(new TableInstr.TableSize(0), I32);
      case 1, 2 -> {
        body.masked(7);
        body.emit(new TableInstr.TableGet(0), List.of(I32), List.of(RefType.FUNCREF));
      }
      case 3, 4 -> {
        body.masked(7);
        body.need(List.of(I32, RefType.FUNCREF));
        body.emit(new TableInstr.TableSet(0), List.of(I32, RefType.FUNCREF), List.of());
      }
      case 5 -> {
        body.need(List.of(RefType.FUNCREF));
        body.masked(3);
        body.emit(new TableInstr.TableGrow(0), List.of(RefType.FUNCREF, I32), List.of(I32));
      }
      case 6 -> {
        body.masked(3);
        body.value(RefType.FUNCREF, 0);
        body.masked(3);
        body.emit(new TableInstr.TableFill(0), List.of(I32, RefType.FUNCREF, I32), List.of());
      }
      case 7 -> three(new TableInstr.TableCopy(0, 0), 3);
      default -> {
        three(new TableInstr.TableInit(0, RandomModule.PASSIVE_ELEM), 3);
        if (choices.oneIn(4)) {
          body.emit(new TableInstr.ElemDrop(RandomModule.PASSIVE_ELEM), List.of(), List.of());
        }
      }
    }
  }

  private void three(Instr instr, int mask) {
    if (choices.oneIn(6)) {
      body.need(THREE);
    } else {
      body.masked(mask);
      body.masked(mask);
      body.masked(mask);
    }
    body.emit(instr, THREE, List.of());
  }
}
