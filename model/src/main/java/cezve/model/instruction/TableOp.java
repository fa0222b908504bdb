package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Table instructions. */
public enum TableOp implements Opcode {
  TABLE_GET(0x25, "table.get", Shape.TABLE, "", Feature.REFERENCE_TYPES, Effect.READS),
  TABLE_SET(0x26, "table.set", Shape.TABLE, "", Feature.REFERENCE_TYPES, Effect.WRITES),
  TABLE_INIT(
      0xFC_000C,
      "table.init",
      Shape.ELEM_TABLE,
      "at i32 i32 ->",
      Feature.BULK_MEMORY,
      Effect.WRITES),
  ELEM_DROP(0xFC_000D, "elem.drop", Shape.ELEM, "->", Feature.BULK_MEMORY, Effect.WRITES),
  TABLE_COPY(0xFC_000E, "table.copy", Shape.TABLE_TABLE, "", Feature.BULK_MEMORY, Effect.WRITES),
  TABLE_GROW(0xFC_000F, "table.grow", Shape.TABLE, "", Feature.REFERENCE_TYPES, Effect.WRITES),
  TABLE_SIZE(0xFC_0010, "table.size", Shape.TABLE, "-> at", Feature.REFERENCE_TYPES, Effect.READS),
  TABLE_FILL(0xFC_0011, "table.fill", Shape.TABLE, "", Feature.REFERENCE_TYPES, Effect.WRITES);

  private final Row row;

  TableOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.TABLE, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
