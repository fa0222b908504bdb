package cezve.interpreter;

import cezve.runtime.MemoryInstance;
import cezve.tree.Expr;
import cezve.tree.SlotType;

/**
 * An operand that is an address of a memory or an index of a table, of either address type, plus
 * the constant offset of a memory access: the effective address as an unsigned 64-bit number.
 *
 * <p>Operations say {@code a.leaf ? a.get(f) : a.at(a.node.eval(f))}, for the reason given at
 * {@link I32Operand}. Everything but an i32 that needs a node is a leaf here; an i32 slot, which
 * most addresses are, is found first.
 */
final class AddressOperand {
  private static final int NO_CELL = -1;
  private static final I64Operand NONE = I64Operand.of(new Leaves.I64Const(0));

  final boolean leaf;
  final I32Node node;
  private final int cell;
  private final int addend;
  private final long offset;
  private final I64Operand wide;

  private AddressOperand(I32Node node, long offset) {
    this.node = node;
    this.offset = offset;
    this.wide = NONE;
    this.cell =
        switch (node) {
          case Leaves.I32Slot l -> l.cell;
          case Leaves.I32SlotPlus l -> l.cell;
          default -> NO_CELL;
        };
    this.addend = node instanceof Leaves.I32SlotPlus l ? l.addend : 0;
    this.leaf = cell != NO_CELL;
  }

  private AddressOperand(I64Operand wide, long offset) {
    this.node = new Leaves.I32Const(0);
    this.offset = offset;
    this.wide = wide;
    this.cell = NO_CELL;
    this.addend = 0;
    this.leaf = true;
  }

  /**
   * The operand for an address and an offset, which are of the same address type.
   *
   * @param of makes the nodes of operands
   */
  static AddressOperand of(ExprTranslation of, Expr address, long offset) {
    if (address.type() == SlotType.I64) {
      return new AddressOperand(of.i64(address), offset);
    }
    if (address instanceof Expr.I32Const(int value)) {
      I64Operand known = I64Operand.of(new Leaves.I64Const(Integer.toUnsignedLong(value)));
      return new AddressOperand(known, offset);
    }
    return new AddressOperand((I32Node) of.node(address), offset);
  }

  long get(Frame f) {
    return cell >= 0
        ? at((int) f.numbers[cell] + addend)
        : MemoryInstance.effectiveAddress(wide.eval(f), offset);
  }

  /** The effective address for an i32 address. */
  long at(int address) {
    return Integer.toUnsignedLong(address) + offset;
  }

  long eval(Frame f) {
    return leaf ? get(f) : at(node.eval(f));
  }
}
