package cezve.runtime.numeric;

/**
 * A vector of 128 bits, which instructions take as lanes of 8 to 64 bits: lane 0 is in the lowest
 * bits of {@code low}, the last in the highest bits of {@code high}.
 *
 * @param low the first eight bytes, as a little-endian memory has them
 * @param high the last eight bytes
 * @see <a href="https://webassembly.github.io/spec/core/syntax/values.html#vectors">Vectors</a>
 */
public record V128(long low, long high) {
  /** All lanes zero. */
  public static final V128 ZERO = new V128(0, 0);

  /** A vector of four 32-bit lanes. */
  public static V128 ofI32(int lane0, int lane1, int lane2, int lane3) {
    return new V128(
        Integer.toUnsignedLong(lane0) | ((long) lane1 << 32),
        Integer.toUnsignedLong(lane2) | ((long) lane3 << 32));
  }

  /** The half that bytes from {@code index} on are in: low up to 7, else high. */
  private long half(int index) {
    return index < Long.BYTES ? low : high;
  }

  /** One of 16 lanes, sign-extended. */
  public int i8(int lane) {
    return (byte) (half(lane) >>> (lane * Byte.SIZE));
  }

  /** One of 16 lanes, zero-extended. */
  public int u8(int lane) {
    return i8(lane) & 0xFF;
  }

  /** One of 8 lanes, sign-extended. */
  public int i16(int lane) {
    return (short) (half(lane * Short.BYTES) >>> (lane * Short.SIZE));
  }

  /** One of 8 lanes, zero-extended. */
  public int u16(int lane) {
    return i16(lane) & 0xFFFF;
  }

  /** One of 4 lanes. */
  public int i32(int lane) {
    return (int) (half(lane * Integer.BYTES) >>> (lane * Integer.SIZE));
  }

  /** One of 2 lanes. */
  public long i64(int lane) {
    return lane == 0 ? low : high;
  }

  /** One of 4 lanes. */
  public float f32(int lane) {
    return Float.intBitsToFloat(i32(lane));
  }

  /** One of 2 lanes. */
  public double f64(int lane) {
    return Double.longBitsToDouble(i64(lane));
  }

  /** This vector with one of 16 lanes replaced by the low 8 bits of a number. */
  public V128 withI8(int lane, int value) {
    return with(lane, 0xFFL, value);
  }

  /** This vector with one of 8 lanes replaced by the low 16 bits of a number. */
  public V128 withI16(int lane, int value) {
    return with(lane * Short.BYTES, 0xFFFFL, value);
  }

  /** This vector with one of 4 lanes replaced. */
  public V128 withI32(int lane, int value) {
    return with(lane * Integer.BYTES, 0xFFFF_FFFFL, value);
  }

  /** This vector with one of 2 lanes replaced. */
  public V128 withI64(int lane, long value) {
    return lane == 0 ? new V128(value, high) : new V128(low, value);
  }

  /** This vector with one of 4 lanes replaced. */
  public V128 withF32(int lane, float value) {
    return withI32(lane, Float.floatToRawIntBits(value));
  }

  /** This vector with one of 2 lanes replaced. */
  public V128 withF64(int lane, double value) {
    return withI64(lane, Double.doubleToRawLongBits(value));
  }

  private V128 with(int index, long mask, long value) {
    int shift = index * Byte.SIZE;
    long bits = (half(index) & ~(mask << shift)) | ((value & mask) << shift);
    return index < Long.BYTES ? new V128(bits, high) : new V128(low, bits);
  }

  /** The vector as the text format has it, such as {@code i32x4 0x0 0x1 0x2 0xffffffff}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("i32x4");
    for (int lane = 0; lane < 4; lane++) {
      text.append(" 0x").append(Integer.toHexString(i32(lane)));
    }
    return text.toString();
  }
}
