package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Memory instructions other than loads and stores. */
public enum MemoryOp implements Opcode {
  MEMORY_SIZE(0x3F, "memory.size", Shape.MEMORY, "-> at", null, Effect.READS),
  MEMORY_GROW(0x40, "memory.grow", Shape.MEMORY, "at -> at", null, Effect.WRITES),
  MEMORY_INIT(
      0xFC_0008,
      "memory.init",
      Shape.DATA_MEMORY,
      "at i32 i32 ->",
      Feature.BULK_MEMORY,
      Effect.WRITES),
  DATA_DROP(0xFC_0009, "data.drop", Shape.DATA, "->", Feature.BULK_MEMORY, Effect.WRITES),
  MEMORY_COPY(
      0xFC_000A, "memory.copy", Shape.MEMORY_MEMORY, "", Feature.BULK_MEMORY, Effect.WRITES),
  MEMORY_FILL(
      0xFC_000B, "memory.fill", Shape.MEMORY, "at i32 at ->", Feature.BULK_MEMORY, Effect.WRITES);

  private final Row row;

  MemoryOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.MEMORY, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
