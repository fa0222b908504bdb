package cezve.interpreter;

import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;

/** Chooses the node of each load. */
final class LoadNodes {
  private LoadNodes() {}

  /** The effective address, without sign and without overflow. */
  static long address(int base, long offset) {
    return Integer.toUnsignedLong(base) + offset;
  }

  /** The node of a load from a 32-bit memory. */
  static ExprNode of(LoadOp op, MemArg memArg, I32Operand address) {
    int memory = memArg.memory();
    long offset = memArg.offset();
    return switch (op) {
      case I32_LOAD ->
          (I32Node)
              f ->
                  f.memory(memory)
                      .load32(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I32_LOAD8_S ->
          (I32Node)
              f ->
                  f.memory(memory)
                      .load8(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I32_LOAD8_U ->
          (I32Node)
              f ->
                  f.memory(memory)
                          .load8(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset))
                      & 0xFF;
      case I32_LOAD16_S ->
          (I32Node)
              f ->
                  f.memory(memory)
                      .load16(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I32_LOAD16_U ->
          (I32Node)
              f ->
                  f.memory(memory)
                          .load16(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset))
                      & 0xFFFF;
      case I64_LOAD ->
          (I64Node)
              f ->
                  f.memory(memory)
                      .load64(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I64_LOAD8_S ->
          (I64Node)
              f ->
                  f.memory(memory)
                      .load8(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I64_LOAD8_U ->
          (I64Node)
              f ->
                  f.memory(memory)
                          .load8(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset))
                      & 0xFFL;
      case I64_LOAD16_S ->
          (I64Node)
              f ->
                  f.memory(memory)
                      .load16(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I64_LOAD16_U ->
          (I64Node)
              f ->
                  f.memory(memory)
                          .load16(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset))
                      & 0xFFFFL;
      case I64_LOAD32_S ->
          (I64Node)
              f ->
                  f.memory(memory)
                      .load32(
                          address((address.leaf ? address.get(f) : address.node.eval(f)), offset));
      case I64_LOAD32_U ->
          (I64Node)
              f ->
                  Integer.toUnsignedLong(
                      f.memory(memory)
                          .load32(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset)));
      case F32_LOAD ->
          (F32Node)
              f ->
                  Float.intBitsToFloat(
                      f.memory(memory)
                          .load32(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset)));
      case F64_LOAD ->
          (F64Node)
              f ->
                  Double.longBitsToDouble(
                      f.memory(memory)
                          .load64(
                              address(
                                  (address.leaf ? address.get(f) : address.node.eval(f)), offset)));
      case V128_LOAD,
          V128_LOAD8X8_S,
          V128_LOAD8X8_U,
          V128_LOAD16X4_S,
          V128_LOAD16X4_U,
          V128_LOAD32X2_S,
          V128_LOAD32X2_U,
          V128_LOAD8_SPLAT,
          V128_LOAD16_SPLAT,
          V128_LOAD32_SPLAT,
          V128_LOAD64_SPLAT,
          V128_LOAD32_ZERO,
          V128_LOAD64_ZERO ->
          throw ExprTranslation.notYet(op);
    };
  }
}
