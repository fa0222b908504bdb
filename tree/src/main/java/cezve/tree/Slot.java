package cezve.tree;

/**
 * A variable of a function: a parameter, a local, or the place of an operand.
 *
 * @param index its number in {@link FuncTree#slots()}: parameters, then locals, then operands
 */
public record Slot(int index, SlotType type) {
  @Override
  public String toString() {
    return "$" + index + ":" + type;
  }
}
