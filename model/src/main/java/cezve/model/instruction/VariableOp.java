package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Variable instructions. */
public enum VariableOp implements Opcode {
  LOCAL_GET(0x20, "local.get", Shape.LOCAL, "", null, Effect.READS),
  LOCAL_SET(0x21, "local.set", Shape.LOCAL, "", null, Effect.WRITES),
  LOCAL_TEE(0x22, "local.tee", Shape.LOCAL, "", null, Effect.WRITES),
  GLOBAL_GET(0x23, "global.get", Shape.GLOBAL, "", null, Effect.READS),
  GLOBAL_SET(0x24, "global.set", Shape.GLOBAL, "", null, Effect.WRITES);

  private final Row row;

  VariableOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.VARIABLE, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}
