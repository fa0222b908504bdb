package cezve.tree;

import cezve.model.type.FuncType;
import java.util.List;

/**
 * A function as the engines see it.
 *
 * @param function its index in the module
 * @param type its type
 * @param slots its variables: the parameters first, then the locals, which start as zero or null
 * @param firstOperand the index of the first slot that is neither a parameter nor a local
 * @param calls whether it may call a function
 * @param loops whether it has a loop
 * @param body ends in a statement that does not complete normally
 */
public record FuncTree(
    int function,
    FuncType type,
    List<Slot> slots,
    int firstOperand,
    boolean calls,
    boolean loops,
    List<Stmt> body) {
  public FuncTree {
    slots = List.copyOf(slots);
    body = List.copyOf(body);
  }

  /** The tree in readable form. */
  @Override
  public String toString() {
    return TreePrinter.print(this);
  }
}
