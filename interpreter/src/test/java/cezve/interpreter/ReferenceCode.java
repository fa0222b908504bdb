package cezve.interpreter;

import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.Instr;
import java.util.ArrayList;
import java.util.List;

/** Finds the parts of blocks in a sequence of instructions, by looking at one after another. */
final class ReferenceCode {
  private ReferenceCode() {}

  /** What follows the end of the block that contains an instruction. */
  static int afterEnd(List<Instr> code, int from) {
    int depth = 0;
    for (int i = from; ; i++) {
      depth += nesting(code.get(i));
      if (depth < 0) {
        return i + 1;
      }
    }
  }

  /** What follows the {@code else} of the {@code if} that contains an instruction, or -1. */
  static int afterElse(List<Instr> code, int from) {
    int depth = 0;
    for (int i = from; depth >= 0; i++) {
      if (depth == 0 && code.get(i) instanceof Else) {
        return i + 1;
      }
      depth += nesting(code.get(i));
    }
    return -1;
  }

  /** Where the clauses of the {@code try} stand that contains an instruction, or its delegation. */
  static List<Integer> clauses(List<Instr> code, int from) {
    List<Integer> clauses = new ArrayList<>();
    int depth = 0;
    for (int i = from; depth >= 0; i++) {
      Instr instr = code.get(i);
      if (depth == 0
          && (instr instanceof Catch || instr instanceof CatchAll || instr instanceof Delegate)) {
        clauses.add(i);
      }
      depth += nesting(instr);
    }
    return clauses;
  }

  private static int nesting(Instr instr) {
    return switch (instr) {
      case Block _, Loop _, If _, TryTable _, Try _ -> 1;
      case End _, Delegate _ -> -1;
      default -> 0;
    };
  }
}
