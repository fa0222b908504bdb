package cezve.model.module;

import cezve.model.error.Places;
import cezve.model.error.Position;
import cezve.model.instruction.Instr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of instructions closed by {@code end}, decoded anew by each cursor. Expressions are
 * equal if their instructions are.
 */
public abstract class Expression implements Places {
  protected Expression() {}

  /** Starts a pass over the instructions. Any number of passes may be under way, on any thread. */
  public abstract InstrCursor open();

  /** Where the expression starts. */
  public abstract Position position();

  @Override
  public abstract Position position(int offset);

  /** An expression of the given instructions, the last of which is {@code end}. */
  public static Expression of(List<Instr> instructions) {
    return new Fixed(List.copyOf(instructions));
  }

  /** All instructions; meant for constant expressions, which are short. */
  public final List<Instr> instructions() {
    List<Instr> all = new ArrayList<>();
    InstrCursor cursor = open();
    for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
      all.add(instr);
    }
    return all;
  }

  @Override
  public final boolean equals(Object other) {
    if (!(other instanceof Expression expression)) {
      return false;
    }
    InstrCursor mine = open();
    InstrCursor theirs = expression.open();
    Instr instr;
    do {
      instr = mine.next();
      if (!Objects.equals(instr, theirs.next())) {
        return false;
      }
    } while (instr != null);
    return true;
  }

  @Override
  public final int hashCode() {
    InstrCursor cursor = open();
    return Objects.hash(cursor.next(), cursor.next());
  }

  @Override
  public String toString() {
    return instructions().toString();
  }

  private static final class Fixed extends Expression {
    private final List<Instr> instructions;

    Fixed(List<Instr> instructions) {
      this.instructions = instructions;
    }

    @Override
    public InstrCursor open() {
      return new InstrCursor() {
        private int next;

        @Override
        public @Nullable Instr next() {
          return next == instructions.size() ? null : instructions.get(next++);
        }

        @Override
        public int offset() {
          return Math.max(0, next - 1);
        }

        @Override
        public Position position() {
          return Position.UNKNOWN;
        }
      };
    }

    @Override
    public Position position() {
      return Position.UNKNOWN;
    }

    /** In no source there is no better place than the position in the sequence. */
    @Override
    public Position position(int offset) {
      return new Position.Offset(offset);
    }
  }
}
