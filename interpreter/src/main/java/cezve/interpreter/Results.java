package cezve.interpreter;

import cezve.tree.Slot;
import cezve.tree.SlotType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the results of a call from the callee's cells into the slots of the caller. */
final class Results {
  private static final int NONE = -1;

  // The cell of the only result, if it is one number, else NONE; and what takes all others.
  private final int number;
  private final Take[] others;

  private Results(int number, Take[] others) {
    this.number = number;
    this.others = others;
  }

  private interface Take {
    void take(long[] numbers, @Nullable Object[] references, Frame f);
  }

  /** What takes results into the given slots. */
  static Results of(List<Slot> slots, FrameLayout layout) {
    if (slots.size() == 1 && isNumber(slots.getFirst().type())) {
      return new Results(layout.cell(slots.getFirst()), new Take[0]);
    }
    Take[] all = new Take[slots.size()];
    int cell = 0;
    for (int i = 0; i < all.length; i++) {
      Slot slot = slots.get(i);
      all[i] = one(slot.type(), cell, layout.cell(slot));
      cell += FrameLayout.cells(slot.type());
    }
    return new Results(NONE, all);
  }

  private static Take one(SlotType type, int from, int to) {
    return switch (type) {
      case I32, I64, F32, F64 -> (numbers, _, f) -> f.numbers[to] = numbers[from];
      case REF -> (_, references, f) -> f.references[to] = references[from];
      case V128 ->
          (numbers, _, f) -> {
            f.numbers[to] = numbers[from];
            f.numbers[to + 1] = numbers[from + 1];
          };
    };
  }

  private static boolean isNumber(SlotType type) {
    return type != SlotType.REF && type != SlotType.V128;
  }

  void take(long[] numbers, @Nullable Object[] references, Frame f) {
    if (number >= 0) {
      f.numbers[number] = numbers[0];
      return;
    }
    for (Take other : others) {
      other.take(numbers, references, f);
    }
  }
}
