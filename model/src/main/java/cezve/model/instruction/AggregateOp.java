package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Instructions on structures, arrays and scalar references. */
public enum AggregateOp implements Opcode {
  STRUCT_NEW(0xFB_0000, "struct.new", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  STRUCT_NEW_DEFAULT(0xFB_0001, "struct.new_default", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  STRUCT_GET(0xFB_0002, "struct.get", Shape.TYPE_FIELD, "", Feature.GC, Effect.READS),
  STRUCT_GET_S(0xFB_0003, "struct.get_s", Shape.TYPE_FIELD, "", Feature.GC, Effect.READS),
  STRUCT_GET_U(0xFB_0004, "struct.get_u", Shape.TYPE_FIELD, "", Feature.GC, Effect.READS),
  STRUCT_SET(0xFB_0005, "struct.set", Shape.TYPE_FIELD, "", Feature.GC, Effect.WRITES),
  ARRAY_NEW(0xFB_0006, "array.new", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  ARRAY_NEW_DEFAULT(0xFB_0007, "array.new_default", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  ARRAY_NEW_FIXED(0xFB_0008, "array.new_fixed", Shape.TYPE_COUNT, "", Feature.GC, Effect.WRITES),
  ARRAY_NEW_DATA(0xFB_0009, "array.new_data", Shape.TYPE_DATA, "", Feature.GC, Effect.WRITES),
  ARRAY_NEW_ELEM(0xFB_000A, "array.new_elem", Shape.TYPE_ELEM, "", Feature.GC, Effect.WRITES),
  ARRAY_GET(0xFB_000B, "array.get", Shape.TYPE, "", Feature.GC, Effect.READS),
  ARRAY_GET_S(0xFB_000C, "array.get_s", Shape.TYPE, "", Feature.GC, Effect.READS),
  ARRAY_GET_U(0xFB_000D, "array.get_u", Shape.TYPE, "", Feature.GC, Effect.READS),
  ARRAY_SET(0xFB_000E, "array.set", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  ARRAY_LEN(0xFB_000F, "array.len", Shape.NONE, "arrayref -> i32", Feature.GC, Effect.TRAPS),
  ARRAY_FILL(0xFB_0010, "array.fill", Shape.TYPE, "", Feature.GC, Effect.WRITES),
  ARRAY_COPY(0xFB_0011, "array.copy", Shape.TYPE_TYPE, "", Feature.GC, Effect.WRITES),
  ARRAY_INIT_DATA(0xFB_0012, "array.init_data", Shape.TYPE_DATA, "", Feature.GC, Effect.WRITES),
  ARRAY_INIT_ELEM(0xFB_0013, "array.init_elem", Shape.TYPE_ELEM, "", Feature.GC, Effect.WRITES),
  ANY_CONVERT_EXTERN(0xFB_001A, "any.convert_extern", Shape.NONE, "", Feature.GC, Effect.PURE),
  EXTERN_CONVERT_ANY(0xFB_001B, "extern.convert_any", Shape.NONE, "", Feature.GC, Effect.PURE),
  REF_I31(0xFB_001C, "ref.i31", Shape.NONE, "i32 -> (i31)", Feature.GC, Effect.PURE),
  I31_GET_S(0xFB_001D, "i31.get_s", Shape.NONE, "i31ref -> i32", Feature.GC, Effect.TRAPS),
  I31_GET_U(0xFB_001E, "i31.get_u", Shape.NONE, "i31ref -> i32", Feature.GC, Effect.TRAPS);

  private final Row row;

  AggregateOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.AGGREGATE, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
