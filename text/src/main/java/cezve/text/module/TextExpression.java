package cezve.text.module;

import cezve.model.error.Position;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.InstrCursor;
import cezve.text.Source;
import org.jspecify.annotations.Nullable;

/** Instructions with the places in a text at which they stand. */
final class TextExpression extends Expression {
  private final Source source;
  private final int start;
  private final Instr[] instructions;
  private final int[] offsets;

  /**
   * @param start the offset at which the expression starts
   * @param offsets the offset of each instruction
   */
  TextExpression(Source source, int start, Instr[] instructions, int[] offsets) {
    this.source = source;
    this.start = start;
    this.instructions = instructions;
    this.offsets = offsets;
  }

  @Override
  public InstrCursor open() {
    return new InstrCursor() {
      private int next;

      @Override
      public @Nullable Instr next() {
        return next == instructions.length ? null : instructions[next++];
      }

      @Override
      public int offset() {
        return next == 0 ? start : offsets[next - 1];
      }

      @Override
      public Position position() {
        return source.position(offset());
      }
    };
  }

  @Override
  public Position position() {
    return source.position(start);
  }

  @Override
  public Position position(int offset) {
    return source.position(offset);
  }
}
