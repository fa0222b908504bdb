package cezve.runtime.numeric;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Vectors taken as integer lanes of one width. Operations on a lane see it as an {@code int}, sign-
 * or zero-extended; of what they yield, the low bits become the lane of the result.
 *
 * @param bits the width: 8, 16 or 32
 */
record Lanes(int bits) {
  private static final int HALF = Long.SIZE;

  private long mask() {
    return -1L >>> (HALF - bits);
  }

  private int signed(long half, int at) {
    return (int) (half << (HALF - bits - at) >> (HALF - bits));
  }

  private int zeroExtended(int lane) {
    return lane & (int) mask();
  }

  /** A vector with the same number in all lanes. */
  V128 splat(int value) {
    long half = 0;
    for (int at = 0; at < HALF; at += bits) {
      half |= (value & mask()) << at;
    }
    return new V128(half, half);
  }

  /** Applies an operation to each lane, sign-extended. */
  V128 signed(V128 a, IntUnaryOperator op) {
    return new V128(signed(a.low(), op), signed(a.high(), op));
  }

  private long signed(long a, IntUnaryOperator op) {
    long result = 0;
    for (int at = 0; at < HALF; at += bits) {
      result |= (op.applyAsInt(signed(a, at)) & mask()) << at;
    }
    return result;
  }

  /** Applies an operation to each lane, zero-extended. */
  V128 unsigned(V128 a, IntUnaryOperator op) {
    return signed(a, x -> op.applyAsInt(zeroExtended(x)));
  }

  /** Applies an operation to each two lanes, sign-extended. */
  V128 signed(V128 a, V128 b, IntBinaryOperator op) {
    return new V128(signed(a.low(), b.low(), op), signed(a.high(), b.high(), op));
  }

  private long signed(long a, long b, IntBinaryOperator op) {
    long result = 0;
    for (int at = 0; at < HALF; at += bits) {
      result |= (op.applyAsInt(signed(a, at), signed(b, at)) & mask()) << at;
    }
    return result;
  }

  /** Applies an operation to each two lanes, zero-extended. */
  V128 unsigned(V128 a, V128 b, IntBinaryOperator op) {
    return signed(a, b, (x, y) -> op.applyAsInt(zeroExtended(x), zeroExtended(y)));
  }

  /** All ones in each lane where a relation holds of the two lanes, sign-extended. */
  V128 signedRelation(V128 a, V128 b, IntBinaryOperator relation) {
    return signed(a, b, (x, y) -> -relation.applyAsInt(x, y));
  }

  /** All ones in each lane where a relation holds of the two lanes, zero-extended. */
  V128 unsignedRelation(V128 a, V128 b, IntBinaryOperator relation) {
    return unsigned(a, b, (x, y) -> -relation.applyAsInt(x, y));
  }

  V128 shl(V128 a, int count) {
    int shift = count & (bits - 1);
    return unsigned(a, x -> x << shift);
  }

  V128 shrS(V128 a, int count) {
    int shift = count & (bits - 1);
    return signed(a, x -> x >> shift);
  }

  V128 shrU(V128 a, int count) {
    int shift = count & (bits - 1);
    return unsigned(a, x -> x >>> shift);
  }

  /** 1 if no lane is zero, else 0. */
  int allTrue(V128 a) {
    for (int at = 0; at < HALF; at += bits) {
      if (signed(a.low(), at) == 0 || signed(a.high(), at) == 0) {
        return 0;
      }
    }
    return 1;
  }

  /** The sign bits of the lanes, that of lane 0 lowest. */
  int bitmask(V128 a) {
    return bitmask(a.low()) | (bitmask(a.high()) << (HALF / bits));
  }

  private int bitmask(long half) {
    int mask = 0;
    for (int lane = 0; lane < HALF / bits; lane++) {
      mask |= (signed(half, lane * bits) >>> (Integer.SIZE - 1)) << lane;
    }
    return mask;
  }

  /** The lanes of {@code a} and then those of {@code b}, twice as wide, each made to fit. */
  V128 narrow(V128 a, V128 b, IntUnaryOperator saturate) {
    return new V128(narrow(a, saturate), narrow(b, saturate));
  }

  private long narrow(V128 wide, IntUnaryOperator saturate) {
    Lanes lanes = new Lanes(2 * bits);
    long result = 0;
    for (int at = 0; at < HALF / 2; at += bits) {
      long low = saturate.applyAsInt(lanes.signed(wide.low(), 2 * at)) & mask();
      long high = saturate.applyAsInt(lanes.signed(wide.high(), 2 * at)) & mask();
      result |= (low << at) | (high << (at + HALF / 2));
    }
    return result;
  }

  /** The lanes of half a vector, half as wide, sign-extended. */
  V128 extendS(long half) {
    Lanes lanes = new Lanes(bits / 2);
    long low = 0;
    long high = 0;
    for (int at = 0; at < HALF / 2; at += bits / 2) {
      low |= (lanes.signed(half, at) & mask()) << (2 * at);
      high |= (lanes.signed(half, at + HALF / 2) & mask()) << (2 * at);
    }
    return new V128(low, high);
  }

  /** The lanes of half a vector, half as wide, zero-extended. */
  V128 extendU(long half) {
    int narrow = (int) (mask() >>> (bits / 2));
    return signed(extendS(half), x -> x & narrow);
  }

  /** The nearest signed number that fits a lane of 8 or 16 bits. */
  int clampS(int value) {
    int max = (int) (mask() >>> 1);
    return Math.clamp(value, -max - 1, max);
  }

  /** The nearest number that a lane of less than 32 bits holds, as unsigned. */
  int clampU(int value) {
    return Math.clamp(value, 0, (int) mask());
  }
}
