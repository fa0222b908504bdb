package cezve.model.instruction;

/** Loads and stores of a single lane of a vector. */
public enum LaneMemoryOp implements Opcode {
  V128_LOAD8_LANE(0xFD_0054, "v128.load8_lane", "at v128 -> v128", 1),
  V128_LOAD16_LANE(0xFD_0055, "v128.load16_lane", "at v128 -> v128", 2),
  V128_LOAD32_LANE(0xFD_0056, "v128.load32_lane", "at v128 -> v128", 4),
  V128_LOAD64_LANE(0xFD_0057, "v128.load64_lane", "at v128 -> v128", 8),
  V128_STORE8_LANE(0xFD_0058, "v128.store8_lane", "at v128 ->", 1),
  V128_STORE16_LANE(0xFD_0059, "v128.store16_lane", "at v128 ->", 2),
  V128_STORE32_LANE(0xFD_005A, "v128.store32_lane", "at v128 ->", 4),
  V128_STORE64_LANE(0xFD_005B, "v128.store64_lane", "at v128 ->", 8);

  private final Row row;
  private final int bytes;

  LaneMemoryOp(int code, String mnemonic, String signature, int bytes) {
    Effect effect = signature.endsWith("->") ? Effect.WRITES : Effect.READS;
    this.row =
        Row.of(
            OpcodeFamily.LANE_MEMORY,
            code,
            mnemonic,
            Shape.MEM_ARG_LANE,
            signature,
            Feature.SIMD,
            effect);
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

  /** The number of lanes of this size in a vector. */
  public int lanes() {
    return 16 / bytes;
  }

  @Override
  public Row row() {
    return row;
  }
}
