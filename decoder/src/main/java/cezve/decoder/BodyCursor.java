package cezve.decoder;

import cezve.decoder.BinaryModule.DataIndices;
import cezve.model.instruction.ControlOp;

/** A pass over a function's body, which must end where its entry's size says. */
final class BodyCursor extends BinaryCursor {
  private final int end;

  BodyCursor(BinaryReader in, DataIndices dataIndices, int end) {
    super(in, dataIndices);
    this.end = end;
  }

  @Override
  void checkStart() {
    if (in.offset() >= end) {
      missingEnd();
    }
  }

  /** Names the error that one finds when reading on beyond the declared end. */
  private void missingEnd() {
    int at = in.offset();
    if (in.remaining() == 0) {
      throw in.unexpectedEnd();
    }
    if (in.peek() == ControlOp.END.code() && depth() == 1) {
      throw in.error("section size mismatch: the body does not end within the function", at);
    }
    throw in.error(END_EXPECTED + " at the end of the function", at);
  }

  @Override
  void checkEnd() {
    if (in.offset() != end) {
      throw in.error(
          "section size mismatch: the body ends "
              + Math.abs(end - in.offset())
              + (in.offset() < end ? " bytes before" : " bytes after")
              + " the function",
          in.offset());
    }
  }
}
