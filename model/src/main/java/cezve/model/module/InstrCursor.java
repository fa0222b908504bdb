package cezve.model.module;

import cezve.model.error.Position;
import cezve.model.instruction.Instr;
import org.jspecify.annotations.Nullable;

/** One pass over the instructions of an expression. */
public interface InstrCursor {

  /**
   * The next instruction; the last one is the {@code end} of the whole expression, after which null
   * is returned.
   *
   * @throws cezve.model.error.MalformedException if what comes next is no instruction, or the
   *     expression is not closed where it should be
   */
  @Nullable Instr next();

  /**
   * Where the instruction last returned stands, as a number that orders instructions: the byte
   * offset in a binary module, or the offset of a character in a text.
   */
  int offset();

  /** Where the instruction last returned stands, for error messages. */
  Position position();
}
