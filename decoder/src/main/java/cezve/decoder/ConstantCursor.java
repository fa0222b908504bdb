package cezve.decoder;

import cezve.decoder.BinaryModule.DataIndices;

/** A pass over a constant expression, which ends where its last instruction does. */
final class ConstantCursor extends BinaryCursor {
  // The data count section stands behind every section with constant expressions.
  ConstantCursor(BinaryReader in) {
    super(in, DataIndices.ALLOWED);
  }

  @Override
  void checkStart() {}

  @Override
  void checkEnd() {}

  /** Passes over one expression and leaves the reader behind it. */
  void skip() {
    restart();
    while (next() != null) {}
  }
}
