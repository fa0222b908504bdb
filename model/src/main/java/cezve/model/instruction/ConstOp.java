package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Constants. */
public enum ConstOp implements Opcode {
  I32_CONST(0x41, "i32.const", Shape.I32, "-> i32", null),
  I64_CONST(0x42, "i64.const", Shape.I64, "-> i64", null),
  F32_CONST(0x43, "f32.const", Shape.F32, "-> f32", null),
  F64_CONST(0x44, "f64.const", Shape.F64, "-> f64", null),
  V128_CONST(0xFD_000C, "v128.const", Shape.V128, "-> v128", Feature.SIMD);

  private final Row row;

  ConstOp(int code, String mnemonic, Shape shape, String signature, @Nullable Feature feature) {
    this.row = Row.of(OpcodeFamily.CONST, code, mnemonic, shape, signature, feature, Effect.PURE);
  }

  @Override
  public Row row() {
    return row;
  }
}
