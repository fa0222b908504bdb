package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Reference instructions. */
public enum ReferenceOp implements Opcode {
  REF_NULL(0xD0, "ref.null", Shape.HEAP_TYPE, "", Feature.REFERENCE_TYPES, Effect.PURE),
  REF_IS_NULL(0xD1, "ref.is_null", Shape.NONE, "", Feature.REFERENCE_TYPES, Effect.PURE),
  REF_FUNC(0xD2, "ref.func", Shape.FUNC, "", Feature.REFERENCE_TYPES, Effect.PURE),
  REF_EQ(0xD3, "ref.eq", Shape.NONE, "eqref eqref -> i32", Feature.GC, Effect.PURE),
  REF_AS_NON_NULL(
      0xD4, "ref.as_non_null", Shape.NONE, "", Feature.FUNCTION_REFERENCES, Effect.TRAPS),
  REF_TEST(0xFB_0014, "ref.test", Shape.HEAP_TYPE, "", Feature.GC, Effect.PURE),
  REF_TEST_NULL(0xFB_0015, "ref.test", Shape.HEAP_TYPE, "", Feature.GC, Effect.PURE),
  REF_CAST(0xFB_0016, "ref.cast", Shape.HEAP_TYPE, "", Feature.GC, Effect.TRAPS),
  REF_CAST_NULL(0xFB_0017, "ref.cast", Shape.HEAP_TYPE, "", Feature.GC, Effect.TRAPS);

  private final Row row;

  ReferenceOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.REFERENCE, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
