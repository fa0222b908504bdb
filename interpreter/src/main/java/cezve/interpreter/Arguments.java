package cezve.interpreter;

import org.jspecify.annotations.Nullable;

/** The nodes that evaluate a call's arguments into cells. */
final class Arguments {
  private final Pass[] passes;
  private final int cells;
  private final boolean settled;

  /**
   * The arguments of a call.
   *
   * @param cells the cells that they take together
   * @param settled whether evaluating them cannot trap, so that it may wait until the callee is
   *     known
   */
  Arguments(Pass[] passes, int cells, boolean settled) {
    this.passes = passes;
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
  interface Pass {
    void pass(Frame f, long[] numbers, @Nullable Object[] references);
  }

  /** Evaluates a node into a cell. */
  static Pass pass(ExprNode value, int cell) {
    return switch (value) {
      case Leaves.I32Slot(int from) -> (f, numbers, _) -> numbers[cell] = f.numbers[from];
      case Leaves.I64Slot(int from) -> (f, numbers, _) -> numbers[cell] = f.numbers[from];
      case I32Node node -> (f, numbers, _) -> numbers[cell] = node.eval(f);
      case I64Node node -> (f, numbers, _) -> numbers[cell] = node.eval(f);
      case F32Node node -> (f, numbers, _) -> numbers[cell] = Float.floatToRawIntBits(node.eval(f));
      case F64Node node ->
          (f, numbers, _) -> numbers[cell] = Double.doubleToRawLongBits(node.eval(f));
      case RefNode node -> (f, _, references) -> references[cell] = node.eval(f);
    };
  }

  /** The only argument. */
  Pass single() {
    return passes[0];
  }

  /** Evaluates all arguments, in order. */
  void pass(Frame f, long[] numbers, @Nullable Object[] references) {
    for (Pass pass : passes) {
      pass.pass(f, numbers, references);
    }
  }
}
