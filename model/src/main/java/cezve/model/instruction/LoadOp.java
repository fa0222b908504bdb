package cezve.model.instruction;

/** Loads: an address to a value, for numbers and vectors. */
public enum LoadOp implements Opcode {
  I32_LOAD(0x28, "i32.load", "at -> i32", 4),
  I64_LOAD(0x29, "i64.load", "at -> i64", 8),
  F32_LOAD(0x2A, "f32.load", "at -> f32", 4),
  F64_LOAD(0x2B, "f64.load", "at -> f64", 8),
  I32_LOAD8_S(0x2C, "i32.load8_s", "at -> i32", 1),
  I32_LOAD8_U(0x2D, "i32.load8_u", "at -> i32", 1),
  I32_LOAD16_S(0x2E, "i32.load16_s", "at -> i32", 2),
  I32_LOAD16_U(0x2F, "i32.load16_u", "at -> i32", 2),
  I64_LOAD8_S(0x30, "i64.load8_s", "at -> i64", 1),
  I64_LOAD8_U(0x31, "i64.load8_u", "at -> i64", 1),
  I64_LOAD16_S(0x32, "i64.load16_s", "at -> i64", 2),
  I64_LOAD16_U(0x33, "i64.load16_u", "at -> i64", 2),
  I64_LOAD32_S(0x34, "i64.load32_s", "at -> i64", 4),
  I64_LOAD32_U(0x35, "i64.load32_u", "at -> i64", 4),
  V128_LOAD(0xFD_0000, "v128.load", "at -> v128", 16),
  V128_LOAD8X8_S(0xFD_0001, "v128.load8x8_s", "at -> v128", 8),
  V128_LOAD8X8_U(0xFD_0002, "v128.load8x8_u", "at -> v128", 8),
  V128_LOAD16X4_S(0xFD_0003, "v128.load16x4_s", "at -> v128", 8),
  V128_LOAD16X4_U(0xFD_0004, "v128.load16x4_u", "at -> v128", 8),
  V128_LOAD32X2_S(0xFD_0005, "v128.load32x2_s", "at -> v128", 8),
  V128_LOAD32X2_U(0xFD_0006, "v128.load32x2_u", "at -> v128", 8),
  V128_LOAD8_SPLAT(0xFD_0007, "v128.load8_splat", "at -> v128", 1),
  V128_LOAD16_SPLAT(0xFD_0008, "v128.load16_splat", "at -> v128", 2),
  V128_LOAD32_SPLAT(0xFD_0009, "v128.load32_splat", "at -> v128", 4),
  V128_LOAD64_SPLAT(0xFD_000A, "v128.load64_splat", "at -> v128", 8),
  V128_LOAD32_ZERO(0xFD_005C, "v128.load32_zero", "at -> v128", 4),
  V128_LOAD64_ZERO(0xFD_005D, "v128.load64_zero", "at -> v128", 8);

  private final Row row;
  private final int bytes;

  LoadOp(int code, String mnemonic, String signature, int bytes) {
    Feature feature = mnemonic.startsWith("v128") ? Feature.SIMD : null;
    this.row =
        Row.of(OpcodeFamily.LOAD, code, mnemonic, Shape.MEM_ARG, signature, feature, Effect.READS);
    this.bytes = bytes;
  }

  /** The number of bytes accessed. */
  public int bytes() {
    return bytes;
  }

  /** log2 of {@link #bytes()}: the largest alignment that may be promised. */
  public int naturalAlignment() {
    return Integer.numberOfTrailingZeros(bytes);
  }

  @Override
  public Row row() {
    return row;
  }
}
