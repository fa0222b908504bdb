package cezve.interpreter;

import cezve.tree.Slot;
import cezve.tree.SlotType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the results of a call from the callee's cells into the slots of the caller. */
interface Results {
  void take(long[] numbers, @Nullable Object[] references, Frame f);

  /** What takes results into the given slots. */
  static Results of(List<Slot> slots, FrameLayout layout) {
    if (slots.isEmpty()) {
      return (_, _, _) -> {};
    }
    if (slots.size() == 1) {
      return one(slots.getFirst().type(), 0, layout.cell(slots.getFirst()));
    }
    Results[] all = new Results[slots.size()];
    int cell = 0;
    for (int i = 0; i < all.length; i++) {
      Slot slot = slots.get(i);
      all[i] = one(slot.type(), cell, layout.cell(slot));
      cell += slot.type() == SlotType.V128 ? 2 : 1;
    }
    return (numbers, references, f) -> {
      for (Results each : all) {
        each.take(numbers, references, f);
      }
    };
  }

  private static Results one(SlotType type, int from, int to) {
    return switch (type) {
      case I32, I64, F32, F64 -> (numbers, _, f) -> f.numbers[to] = numbers[from];
      case REF -> (_, references, f) -> f.references[to] = references[from];
      case V128 -> throw ExprTranslation.notYet(type);
    };
  }
}
