package cezve.decoder;

import cezve.model.error.Position;
import cezve.model.module.Expression;
import cezve.model.module.InstrCursor;

/** A constant expression: found to be well-formed by the decoder, and decoded again when asked. */
final class ConstantExpression extends Expression implements Place {
  private final BinaryModule module;
  private final int start;

  ConstantExpression(BinaryModule module, int start) {
    this.module = module;
    this.start = start;
  }

  @Override
  public InstrCursor open() {
    return new ConstantCursor(module.reader(start, this));
  }

  @Override
  public Position position() {
    return position(start);
  }

  @Override
  public Position position(int offset) {
    return new Position.Offset(offset);
  }

  @Override
  public String describe() {
    return "";
  }
}
