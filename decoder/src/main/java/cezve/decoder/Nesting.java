package cezve.decoder;

import cezve.model.instruction.ControlOp;
import java.util.Arrays;

/**
 * The blocks that are open at a point of an expression, the expression itself being the outermost.
 */
final class Nesting {
  private static final int INITIAL_CAPACITY = 8;

  /** What can follow in a block besides instructions and its end. */
  private enum Block {
    PLAIN,
    /** {@code else}. */
    IF,
    /** {@code catch}, {@code catch_all} or {@code delegate}. */
    TRY,
    /** {@code catch} or {@code catch_all}. */
    CATCH
  }

  private Block[] open = new Block[INITIAL_CAPACITY];
  private int depth;

  Nesting() {
    restart();
  }

  /** Opens the expression, and nothing else. */
  void restart() {
    depth = 0;
    push(Block.PLAIN);
  }

  /** The number of open blocks; 0 behind the end of the expression. */
  int depth() {
    return depth;
  }

  /** Opens or closes blocks as an instruction does; false if it cannot stand here. */
  boolean follow(ControlOp op) {
    return switch (op) {
      case BLOCK, LOOP, TRY_TABLE -> push(Block.PLAIN);
      case IF -> push(Block.IF);
      case TRY -> push(Block.TRY);
      case ELSE -> innermost() == Block.IF && become(Block.PLAIN);
      case CATCH -> isTry() && become(Block.CATCH);
      case CATCH_ALL -> isTry() && become(Block.PLAIN);
      case DELEGATE -> innermost() == Block.TRY && pop();
      case END -> pop();
      case UNREACHABLE,
          NOP,
          THROW,
          RETHROW,
          THROW_REF,
          BR,
          BR_IF,
          BR_TABLE,
          BR_ON_NULL,
          BR_ON_NON_NULL,
          BR_ON_CAST,
          BR_ON_CAST_FAIL,
          RETURN,
          CALL,
          CALL_INDIRECT,
          CALL_REF,
          RETURN_CALL,
          RETURN_CALL_INDIRECT,
          RETURN_CALL_REF ->
          true;
    };
  }

  private boolean isTry() {
    return innermost() == Block.TRY || innermost() == Block.CATCH;
  }

  private Block innermost() {
    return open[depth - 1];
  }

  private boolean push(Block block) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = block;
    return true;
  }

  private boolean become(Block block) {
    open[depth - 1] = block;
    return true;
  }

  private boolean pop() {
    depth--;
    return true;
  }
}
