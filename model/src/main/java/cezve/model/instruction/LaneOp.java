package cezve.model.instruction;

/** Vector instructions that name lanes. */
public enum LaneOp implements Opcode {
  I8X16_SHUFFLE(0xFD_000D, "i8x16.shuffle", "v128 v128 -> v128", 32),
  I8X16_EXTRACT_LANE_S(0xFD_0015, "i8x16.extract_lane_s", "v128 -> i32", 16),
  I8X16_EXTRACT_LANE_U(0xFD_0016, "i8x16.extract_lane_u", "v128 -> i32", 16),
  I8X16_REPLACE_LANE(0xFD_0017, "i8x16.replace_lane", "v128 i32 -> v128", 16),
  I16X8_EXTRACT_LANE_S(0xFD_0018, "i16x8.extract_lane_s", "v128 -> i32", 8),
  I16X8_EXTRACT_LANE_U(0xFD_0019, "i16x8.extract_lane_u", "v128 -> i32", 8),
  I16X8_REPLACE_LANE(0xFD_001A, "i16x8.replace_lane", "v128 i32 -> v128", 8),
  I32X4_EXTRACT_LANE(0xFD_001B, "i32x4.extract_lane", "v128 -> i32", 4),
  I32X4_REPLACE_LANE(0xFD_001C, "i32x4.replace_lane", "v128 i32 -> v128", 4),
  I64X2_EXTRACT_LANE(0xFD_001D, "i64x2.extract_lane", "v128 -> i64", 2),
  I64X2_REPLACE_LANE(0xFD_001E, "i64x2.replace_lane", "v128 i64 -> v128", 2),
  F32X4_EXTRACT_LANE(0xFD_001F, "f32x4.extract_lane", "v128 -> f32", 4),
  F32X4_REPLACE_LANE(0xFD_0020, "f32x4.replace_lane", "v128 f32 -> v128", 4),
  F64X2_EXTRACT_LANE(0xFD_0021, "f64x2.extract_lane", "v128 -> f64", 2),
  F64X2_REPLACE_LANE(0xFD_0022, "f64x2.replace_lane", "v128 f64 -> v128", 2);

  private final Row row;
  private final int lanes;

  LaneOp(int code, String mnemonic, String signature, int lanes) {
    Shape shape = lanes == 32 ? Shape.LANES : Shape.LANE;
    this.row =
        Row.of(OpcodeFamily.LANE, code, mnemonic, shape, signature, Feature.SIMD, Effect.PURE);
    this.lanes = lanes;
  }

  /** The number of lanes to choose from; a shuffle chooses from those of two vectors. */
  public int lanes() {
    return lanes;
  }

  @Override
  public Row row() {
    return row;
  }
}
