package cezve.text;

import cezve.model.instruction.Instr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds instructions over their operands. Instructions come one by one; one that gives a single
 * operand waits, since what comes next may take it, and others complete a statement.
 */
final class Folder {
  /** As many operands as an instruction takes; no more instructions are kept waiting. */
  private static final int MOST_WAITING = 1 << 14;

  /** Where folded instructions go, in the order of their execution. */
  interface Statements {
    void add(Folded statement) throws IOException;
  }

  private final InstrPrinter instrs;
  private final Arities arities;
  private final Blocks blocks;
  private final Statements out;
  private final List<Folded> waiting = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Folder(InstrPrinter instrs, Arities arities, Blocks blocks, Statements out) {
    this.instrs = instrs;
    this.arities = arities;
    this.blocks = blocks;
    this.out = out;
  }

  /** The next instruction, which is not part of a block's structure, and what stands before it. */
  void add(Instr instr, String annotation) throws IOException {
    Arity arity = arities.of(instr, blocks);
    text.setLength(0);
    instrs.print(instr, text);
    Folded folded = Folded.of(annotation, text.toString(), operands(arity));
    if (arity.isKnown() && arity.results() == 1 && waiting.size() < MOST_WAITING) {
      waiting.add(folded);
    } else {
      flush();
      out.add(folded);
    }
  }

  /** Takes as many operands as something needs, or none if they are not all waiting. */
  List<Folded> operands(Arity arity) throws IOException {
    int start = waiting.size() - arity.params();
    if (!arity.isKnown() || start < 0) {
      flush();
      return List.of();
    }
    List<Folded> last = waiting.subList(start, waiting.size());
    for (Folded operand : last) {
      if (operand.depth() >= Folded.DEEPEST) {
        flush();
        return List.of();
      }
    }
    List<Folded> operands = List.copyOf(last);
    last.clear();
    return operands;
  }

  /** Lets go of what is waiting, since a block begins or ends. */
  void flush() throws IOException {
    for (Folded each : waiting) {
      out.add(each);
    }
    waiting.clear();
  }
}
