package cezve.script;

import cezve.text.script.LaneShape;

/** The lanes of a vector. */
final class Lanes {
  private Lanes() {}

  /** A lane's bits, sign-extended. */
  static long lane(Result.Vector vector, LaneShape shape, int lane) {
    int from = lane * shape.bits();
    long half = from < Long.SIZE ? vector.low() : vector.high();
    int unused = Long.SIZE - shape.bits();
    return half << (unused - from % Long.SIZE) >> unused;
  }
}
