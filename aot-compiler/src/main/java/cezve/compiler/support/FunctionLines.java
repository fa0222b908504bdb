package cezve.compiler.support;

import cezve.model.error.Position;
import cezve.model.error.SourceLine;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.type.ExternKind;
import cezve.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/** The line numbers of a function's methods. */
public abstract sealed class FunctionLines {
  private static final int LAST_LINE = 0xFFFF;

  /** Stands for no line. */
  static final int NONE = 0;

  static final int NOWHERE = -1;

  private FunctionLines() {}

  /** The line numbers of a function that the module defines. */
  public static FunctionLines of(ValidModule module, int function, LineNumbers numbers) {
    return switch (numbers) {
      case OFFSETS -> new Offsets(Frames.firstOffset(module, function));
      case SOURCE -> {
        Func func = module.module().funcs().get(function - module.importCount(ExternKind.FUNC));
        String file = file(func);
        yield file == null
            ? new Offsets(Frames.firstOffset(module, function))
            : new Source(func.code().body(), file);
      }
    };
  }

  /** The source file that a function is in, as its first line tells, or null. */
  public static @Nullable String file(Func func) {
    if (!(func.position() instanceof Position.Offset(long offset))) {
      return null;
    }
    SourceLine line = func.code().body().source((int) offset);
    return line == null ? null : line.file();
  }

  /**
   * The line number of an instruction.
   *
   * @param previous the number of the one in front
   */
  public abstract int line(int offset, int previous);

  /** The least offset that has a line number, or -1 if none has. */
  abstract int offset(int line);

  private static final class Offsets extends FunctionLines {
    private final int first;

    Offsets(int first) {
      this.first = first;
    }

    @Override
    public int line(int offset, int previous) {
      return Frames.line(offset, first);
    }

    @Override
    int offset(int line) {
      return Frames.offset(line, first);
    }
  }

  /**
   * A class has one source file. Instructions that come from another one, since a function of it
   * was inlined, count as part of the line in front.
   */
  private static final class Source extends FunctionLines {
    private final Expression body;
    private final String file;

    Source(Expression body, String file) {
      this.body = body;
      this.file = file;
    }

    @Override
    public int line(int offset, int previous) {
      SourceLine line = body.source(offset);
      return line == null || !line.file().equals(file) || line.line() > LAST_LINE
          ? Math.max(previous, NONE)
          : line.line();
    }

    @Override
    int offset(int line) {
      InstrCursor cursor = body.open();
      Instr instr;
      do {
        instr = cursor.next();
        if (line != NONE && line(cursor.offset(), NONE) == line) {
          return cursor.offset();
        }
      } while (instr != null);
      return NOWHERE;
    }
  }
}
