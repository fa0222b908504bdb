package cezve.interpreter;

import cezve.tree.SlotType;

/** Nodes for the sizes of memories and tables, which are of the address type. */
final class SizeNodes {
  private SizeNodes() {}

  static ExprNode memory(int memory, SlotType type) {
    return of(
        type,
        new I64Node() {
          @Override
          long eval(Frame f) {
            return f.memory(memory).pages();
          }
        });
  }

  static ExprNode table(int table, SlotType type) {
    return of(
        type,
        new I64Node() {
          @Override
          long eval(Frame f) {
            return f.instance.table(table).size();
          }
        });
  }

  private static ExprNode of(SlotType type, I64Node size) {
    return type == SlotType.I64 ? size : ConversionNodes.i32WrapI64(I64Operand.of(size));
  }
}
