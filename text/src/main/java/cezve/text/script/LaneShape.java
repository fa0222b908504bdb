package cezve.text.script;

import cezve.model.type.NumType;

/** How a vector is written: as lanes of some width, which are integers or floats. */
public enum LaneShape {
  I8X16("i8x16", 8, NumType.I32),
  I16X8("i16x8", 16, NumType.I32),
  I32X4("i32x4", 32, NumType.I32),
  I64X2("i64x2", 64, NumType.I64),
  F32X4("f32x4", 32, NumType.F32),
  F64X2("f64x2", 64, NumType.F64);

  private final String text;
  private final int bits;
  private final NumType unpacked;

  LaneShape(String text, int bits, NumType unpacked) {
    this.text = text;
    this.bits = bits;
    this.unpacked = unpacked;
  }

  /** The width of a lane. */
  public int bits() {
    return bits;
  }

  /** The number of lanes. */
  public int lanes() {
    return 128 / bits;
  }

  /** The type of a lane on its own. */
  public NumType unpacked() {
    return unpacked;
  }

  @Override
  public String toString() {
    return text;
  }
}
