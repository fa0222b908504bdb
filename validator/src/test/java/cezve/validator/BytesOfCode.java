package cezve.validator;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.InstrCursor;
import org.jspecify.annotations.Nullable;

/** An expression as if decoded from bytes: it has offsets, and it may turn out to be malformed. */
final class BytesOfCode extends Expression {
  private final Expression instrs;
  private final int malformedAt;

  private BytesOfCode(Expression instrs, int malformedAt) {
    this.instrs = instrs;
    this.malformedAt = malformedAt;
  }

  static Expression wellFormed(Instr... instrs) {
    return new BytesOfCode(TestModule.expression(instrs), -1);
  }

  /** An expression of which only some instructions can be decoded. */
  static Expression malformedAfter(Instr... instrs) {
    return new BytesOfCode(TestModule.expression(instrs), instrs.length);
  }

  @Override
  public InstrCursor open() {
    InstrCursor cursor = instrs.open();
    return new InstrCursor() {
      private int read;

      @Override
      public @Nullable Instr next() {
        if (read == malformedAt) {
          throw new MalformedException("illegal opcode", new Position.Offset(offset() + 1));
        }
        read++;
        return cursor.next();
      }

      @Override
      public int offset() {
        return 0x100 + cursor.offset();
      }

      @Override
      public Position position() {
        return new Position.Offset(offset());
      }
    };
  }

  @Override
  public Position position() {
    return position(0x100);
  }

  @Override
  public Position position(int offset) {
    return new Position.Offset(offset);
  }
}
