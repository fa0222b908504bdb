package cezve.text.module;

import cezve.model.instruction.VectorInstr;
import cezve.text.lexer.TokenCursor;

/**
 * Vectors written as their lanes.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/instructions.html#vector-instructions">
 *     Vector instructions</a>
 */
final class VectorLiterals {
  private static final int LANES_OF_A_SHUFFLE = 16;

  private VectorLiterals() {}

  /** A shape and its lanes. */
  static VectorInstr.V128Const constant(TokenCursor in) {
    if (in.skipKeyword("i8x16")) {
      return lanes(in, 16, () -> in.integer(8));
    }
    if (in.skipKeyword("i16x8")) {
      return lanes(in, 8, () -> in.integer(16));
    }
    if (in.skipKeyword("i32x4")) {
      return lanes(in, 4, () -> in.integer(32));
    }
    if (in.skipKeyword("i64x2")) {
      return lanes(in, 2, () -> in.integer(64));
    }
    if (in.skipKeyword("f32x4")) {
      return lanes(in, 4, in::f32);
    }
    if (in.skipKeyword("f64x2")) {
      return lanes(in, 2, in::f64);
    }
    throw in.unexpected("the shape of a vector");
  }

  /** Sixteen lane indices. */
  static VectorInstr.Shuffle shuffle(TokenCursor in) {
    Packing packing = new Packing(LANES_OF_A_SHUFFLE);
    for (int i = 0; i < LANES_OF_A_SHUFFLE; i++) {
      if (!in.atNumber()) {
        throw in.error("invalid lane length: " + i + " lanes, 16 expected");
      }
      packing.add(lane(in));
    }
    if (in.atNumber()) {
      throw in.error("invalid lane length: more than 16 lanes");
    }
    return new VectorInstr.Shuffle(packing.low, packing.high);
  }

  private static int lane(TokenCursor in) {
    return switch (in.kind()) {
      case NATURAL -> in.u8();
      case LEFT_PAREN, RIGHT_PAREN, KEYWORD, IDENTIFIER, STRING, INTEGER, FLOAT, RESERVED, END ->
          throw in.error("i8 constant out of range: a lane is a number without a sign");
    };
  }

  private interface LaneReader {
    long read();
  }

  private static VectorInstr.V128Const lanes(TokenCursor in, int count, LaneReader reader) {
    int first = in.index();
    while (in.atNumber()) {
      in.advance();
    }
    int found = in.index() - first;
    if (found != count) {
      throw in.atUnknownKeyword()
          ? in.unexpected("a number")
          : in.error("wrong number of lane literals: " + found + " instead of " + count);
    }
    in.moveTo(first);
    Packing packing = new Packing(count);
    for (int i = 0; i < count; i++) {
      packing.add(reader.read());
    }
    return new VectorInstr.V128Const(packing.low, packing.high);
  }

  /** Puts lanes into the 128 bits of a vector, the first one lowest. */
  private static final class Packing {
    private final int bits;
    private int at;
    private long low;
    private long high;

    Packing(int lanes) {
      this.bits = 128 / lanes;
    }

    void add(long lane) {
      long masked = lane & (-1L >>> (64 - bits));
      if (at < 64) {
        low |= masked << at;
      } else {
        high |= masked << (at - 64);
      }
      at += bits;
    }
  }
}
