package cezve.interpreter;

import cezve.runtime.numeric.V128;
import org.jspecify.annotations.Nullable;

/** The nodes that evaluate a call's arguments into cells. */
final class Arguments {
  private static final int EVALUATE = -1;

  // Per argument: the cell of the number slot that it is the value of, or EVALUATE, or for a
  // reference slot the cell below that: EVALUATE - 1 - cell.
  private final int[] sources;
  private final int[] targets;
  private final Pass[] passes;
  private final int cells;
  private final boolean settled;

  /**
   * The arguments of a call.
   *
   * @param targets the first cell of each in the callee
   * @param cells the cells that they take together
   * @param settled whether evaluating them cannot trap, so that it may wait until the callee is
   *     known
   */
  Arguments(ExprNode[] values, int[] targets, int cells, boolean settled) {
    this.sources = new int[values.length];
    this.targets = targets;
    this.passes = new Pass[values.length];
    for (int i = 0; i < values.length; i++) {
      sources[i] = source(values[i]);
      passes[i] = pass(values[i], targets[i]);
    }
    this.cells = cells;
    this.settled = settled;
  }

  int cells() {
    return cells;
  }

  boolean settled() {
    return settled;
  }

  /** Evaluates one argument in a frame and leaves it in the cells of another call. */
  private interface Pass {
    void pass(Frame f, long[] numbers, @Nullable Object[] references);
  }

  private static int source(ExprNode value) {
    return switch (value) {
      case Leaves.I32Slot l -> l.cell;
      case Leaves.I64Slot l -> l.cell;
      case Leaves.F32Slot l -> l.cell;
      case Leaves.F64Slot l -> l.cell;
      case Leaves.RefSlot l -> EVALUATE - 1 - l.cell;
      default -> EVALUATE;
    };
  }

  private static Pass pass(ExprNode value, int cell) {
    return switch (value) {
      case Leaves.I32Const constant -> (_, numbers, _) -> numbers[cell] = constant.value;
      case I32Node node -> (f, numbers, _) -> numbers[cell] = node.eval(f);
      case I64Node node -> (f, numbers, _) -> numbers[cell] = node.eval(f);
      case F32Node node -> (f, numbers, _) -> numbers[cell] = Float.floatToRawIntBits(node.eval(f));
      case F64Node node ->
          (f, numbers, _) -> numbers[cell] = Double.doubleToRawLongBits(node.eval(f));
      case V128Node node ->
          (f, numbers, _) -> {
            V128 vector = node.eval(f);
            numbers[cell] = vector.low();
            numbers[cell + 1] = vector.high();
          };
      case RefNode node -> (f, _, references) -> references[cell] = node.eval(f);
    };
  }

  /** Evaluates all arguments, in order. */
  void pass(Frame f, long[] numbers, @Nullable Object[] references) {
    for (int i = 0; i < sources.length; i++) {
      int source = sources[i];
      if (source >= 0) {
        numbers[targets[i]] = f.numbers[source];
      } else if (source < EVALUATE) {
        references[targets[i]] = f.references[EVALUATE - 1 - source];
      } else {
        passes[i].pass(f, numbers, references);
      }
    }
  }
}
