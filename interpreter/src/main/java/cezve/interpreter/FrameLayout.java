package cezve.interpreter;

import cezve.runtime.CallLayout;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.SlotType;

/**
 * Which cell of a frame each slot has. Parameters are where the calling convention has them; the
 * results, which replace them, fit too.
 */
final class FrameLayout {
  private final int[] cells;
  private int numbers;
  private int references;

  FrameLayout(FuncTree tree) {
    CallLayout call = CallLayout.of(tree.type());
    cells = new int[tree.slots().size()];
    int params = tree.type().params().size();
    int cell = 0;
    for (int i = 0; i < params; i++) {
      cells[i] = cell;
      cell += cells(tree.slots().get(i).type());
    }
    numbers = call.cells();
    references = call.hasReferences() ? call.cells() : 0;
    for (Slot slot : tree.slots().subList(params, tree.slots().size())) {
      if (slot.type() == SlotType.REF) {
        cells[slot.index()] = references++;
      } else {
        cells[slot.index()] = numbers;
        numbers += cells(slot.type());
      }
    }
  }

  /** The first cell of a slot. */
  int cell(Slot slot) {
    return cells[slot.index()];
  }

  /** The number cells of the whole frame. */
  int numbers() {
    return numbers;
  }

  /** The reference cells of the whole frame. */
  int references() {
    return references;
  }

  /** The cells that a value takes. */
  static int cells(SlotType type) {
    return type == SlotType.V128 ? 2 : 1;
  }
}
