package cezve.model.instruction;

/** Stores: an address and a value, for numbers and vectors. */
public enum StoreOp implements Opcode {
  I32_STORE(0x36, "i32.store", "at i32 ->", 4),
  I64_STORE(0x37, "i64.store", "at i64 ->", 8),
  F32_STORE(0x38, "f32.store", "at f32 ->", 4),
  F64_STORE(0x39, "f64.store", "at f64 ->", 8),
  I32_STORE8(0x3A, "i32.store8", "at i32 ->", 1),
  I32_STORE16(0x3B, "i32.store16", "at i32 ->", 2),
  I64_STORE8(0x3C, "i64.store8", "at i64 ->", 1),
  I64_STORE16(0x3D, "i64.store16", "at i64 ->", 2),
  I64_STORE32(0x3E, "i64.store32", "at i64 ->", 4),
  V128_STORE(0xFD_000B, "v128.store", "at v128 ->", 16);

  private final Row row;
  private final int bytes;

  StoreOp(int code, String mnemonic, String signature, int bytes) {
    Feature feature = mnemonic.startsWith("v128") ? Feature.SIMD : null;
    this.row =
        Row.of(
            OpcodeFamily.STORE, code, mnemonic, Shape.MEM_ARG, signature, feature, Effect.WRITES);
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
