package cezve.text.module;

import cezve.model.instruction.Instr;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Names;
import cezve.text.lexer.TokenCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the instructions of one expression after the other. */
final class InstrBuffer {
  /**
   * What an annotation says of an instruction.
   *
   * @param instruction the instruction's position in the sequence
   */
  record Hint(int instruction, HintAnnotation annotation) {}

  private final TokenCursor in;
  private final IndexSpace labels = new IndexSpace(Names.Kind.LABEL);
  private final List<Hint> hints = new ArrayList<>();
  private Instr[] instructions = new Instr[64];
  private int[] offsets = new int[64];
  private int size;
  private int start;

  InstrBuffer(TokenCursor in) {
    this.in = in;
  }

  /** Begins a new expression. */
  void start(int offset) {
    start = offset;
    size = 0;
    labels.clear();
    hints.clear();
  }

  void add(Instr instr, int offset) {
    if (size == instructions.length) {
      ImplementationLimit.check(in, size, "instructions", ImplementationLimits.FUNCTION_SIZE);
      instructions = Arrays.copyOf(instructions, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
    }
    instructions[size] = instr;
    offsets[size] = offset;
    size++;
  }

  void add(Instr instr, int offset, @Nullable HintAnnotation hint) {
    if (hint != null) {
      hints.add(new Hint(size, hint));
    }
    add(instr, offset);
  }

  /** The labels of the expression, in the order of their blocks. */
  IndexSpace labels() {
    return labels;
  }

  /** What annotations say of the expression's instructions, in their order. */
  List<Hint> hints() {
    return hints;
  }

  TextExpression expression() {
    return new TextExpression(
        in.source(), start, Arrays.copyOf(instructions, size), Arrays.copyOf(offsets, size));
  }
}
