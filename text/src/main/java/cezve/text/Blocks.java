package cezve.text;

import cezve.model.instruction.ControlOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks around an instruction, and how to refer to their labels. */
final class Blocks {
  private static final int NONE = -1;

  /**
   * A block.
   *
   * @param op the instruction that opened it
   * @param symbol the label's identifier, or null
   * @param arity the operands that a branch to it takes
   * @param hidden the block around it that has the same identifier, by number from outside
   */
  record Block(ControlOp op, @Nullable String symbol, Arity arity, int hidden) {}

  private final List<Block> open = new ArrayList<>();
  private final Map<String, Integer> bySymbol = new HashMap<>();
  private final Arity results;

  /** No blocks, inside of something that has so many results. */
  Blocks(Arity results) {
    this.results = results;
  }

  /** The number of blocks. */
  int depth() {
    return open.size();
  }

  /** The innermost block. */
  Block innermost() {
    if (open.isEmpty()) {
      throw new AssertionError("BUG: instructions that are not well nested");
    }
    return open.getLast();
  }

  /** Enters a block. */
  void push(ControlOp op, @Nullable String symbol, Arity arity) {
    Integer hidden = symbol == null ? null : bySymbol.put(symbol, open.size());
    open.add(new Block(op, symbol, arity, hidden == null ? NONE : hidden));
  }

  /** Leaves the innermost block. */
  void pop() {
    Block block = innermost();
    open.removeLast();
    if (block.symbol != null && block.hidden == NONE) {
      bySymbol.remove(block.symbol);
    } else if (block.symbol != null) {
      bySymbol.put(block.symbol, block.hidden);
    }
  }

  /** The operands that a branch to a label takes. */
  Arity arity(int label) {
    if (label < 0 || label > open.size()) {
      return Arity.UNKNOWN;
    }
    return label == open.size() ? results : open.get(open.size() - 1 - label).arity;
  }

  /** A use of a label: its identifier, or its number with the depth of what it stands for. */
  void use(int label, StringBuilder out) {
    int target = open.size() - 1 - label;
    String symbol = label < 0 || target < 0 ? null : open.get(target).symbol;
    if (symbol != null && bySymbol.getOrDefault(symbol, NONE) == target) {
      out.append(symbol);
      return;
    }
    out.append(Integer.toUnsignedString(label));
    if (label >= 0 && target >= NONE) {
      comment(target + 1, out.append(' '));
    }
  }

  /** How comments refer to a block: by its depth, where 0 is the function. */
  static void comment(int depth, StringBuilder out) {
    out.append("(;@").append(depth).append(";)");
  }
}
