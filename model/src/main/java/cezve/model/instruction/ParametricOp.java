package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Parametric instructions. */
public enum ParametricOp implements Opcode {
  DROP(0x1A, "drop", Shape.NONE, "", null, Effect.PURE),
  SELECT(0x1B, "select", Shape.NONE, "", null, Effect.PURE),
  SELECT_TYPED(0x1C, "select", Shape.VAL_TYPES, "", Feature.REFERENCE_TYPES, Effect.PURE);

  private final Row row;

  ParametricOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.PARAMETRIC, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
