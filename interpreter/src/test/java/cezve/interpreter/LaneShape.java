package cezve.interpreter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shape of vectors, which are 128-bit unsigned numbers here, as are lanes of fewer bits.
 *
 * @param floats whether the lanes are floating-point numbers
 * @param bits the width of a lane
 */
record LaneShape(boolean floats, int bits) {

  /** The shape that the text format calls so, such as {@code i8x16}. */
  static LaneShape of(String text) {
    int bits = Integer.parseInt(text.substring(1, text.indexOf('x')));
    return new LaneShape(text.startsWith("f"), bits);
  }

  int count() {
    return 128 / bits;
  }

  static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }

  static BigInteger wrapped(BigInteger value, int bits) {
    return value.mod(power(bits));
  }

  static BigInteger signed(BigInteger value, int bits) {
    return value.testBit(bits - 1) ? value.subtract(power(bits)) : value;
  }

  /** The lanes of a vector, first to last. */
  List<BigInteger> lanes(BigInteger vector) {
    List<BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      lanes.add(wrapped(vector.shiftRight(i * bits), bits));
    }
    return lanes;
  }

  /** The lanes of a vector as signed or as unsigned numbers. */
  List<BigInteger> numbers(BigInteger vector, boolean signed) {
    return signed ? lanes(vector).stream().map(lane -> signed(lane, bits)).toList() : lanes(vector);
  }

  /** The lanes of a vector as floating-point numbers. */
  List<Double> floats(BigInteger vector) {
    return lanes(vector).stream().map(this::decode).toList();
  }

  double decode(BigInteger lane) {
    return bits == 32
        ? Float.intBitsToFloat(lane.intValue())
        : Double.longBitsToDouble(lane.longValue());
  }

  /** The nearest floating-point number of this shape. */
  double round(double value) {
    return bits == 32 ? (float) value : value;
  }

  /** The bits of a floating-point number, or null for a NaN. */
  @Nullable BigInteger encode(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return bits == 32
        ? wrapped(BigInteger.valueOf(Float.floatToRawIntBits((float) value)), 32)
        : wrapped(BigInteger.valueOf(Double.doubleToRawLongBits(value)), 64);
  }

  BigInteger allOnes() {
    return power(bits).subtract(BigInteger.ONE);
  }

  BigInteger mask(boolean holds) {
    return holds ? allOnes() : BigInteger.ZERO;
  }

  /** The nearest number that a lane holds. */
  BigInteger saturated(BigInteger value, boolean signed) {
    BigInteger min = signed ? power(bits - 1).negate() : BigInteger.ZERO;
    BigInteger max = power(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    return wrapped(value.max(min).min(max), bits);
  }

  /** Whether a lane is a NaN whose quiet bit is set. */
  boolean isQuietNan(BigInteger lane) {
    BigInteger quiet = BigInteger.valueOf(bits == 32 ? 0x7FC0_0000L : 0x7FF8_0000_0000_0000L);
    return lane.and(quiet).equals(quiet);
  }
}
