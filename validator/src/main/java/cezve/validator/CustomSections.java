package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.module.BranchHints;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import java.util.Map;
import java.util.SortedMap;

/**
 * The rules for contents of custom sections. Breaking them does not make a module invalid: whoever
 * executes it ignores the section.
 */
public final class CustomSections {
  private CustomSections() {}

  /**
   * Checks that branch hints are about branches.
   *
   * @throws InvalidException with the place of what a hint is about instead
   */
  public static void validate(Module module) {
    int imported = module.importCount(ExternKind.FUNC);
    for (Map.Entry<Integer, SortedMap<Integer, BranchHints.Hint>> function :
        module.hints().all().entrySet()) {
      int index = function.getKey() - imported;
      if (index < 0 || index >= module.funcs().size()) {
        throw new InvalidException(
            "@" + BranchHints.NAME + " annotation: unknown function " + function.getKey());
      }
      Func func = module.funcs().get(index);
      String name = module.names().function(function.getKey());
      validate(func.code().body(), function.getValue(), name);
    }
  }

  private static void validate(
      Expression body, SortedMap<Integer, BranchHints.Hint> hints, String function) {
    InstrCursor cursor = body.open();
    int position = 0;
    int last = hints.lastKey();
    for (Instr instr = cursor.next(); instr != null && position <= last; instr = cursor.next()) {
      boolean isBranch = instr instanceof ControlInstr.BrIf || instr instanceof ControlInstr.If;
      if (!isBranch && hints.containsKey(position)) {
        throw new InvalidException(
            "@"
                + BranchHints.NAME
                + " annotation: invalid target: "
                + instr.opcode().mnemonic()
                + " is neither br_if nor if",
            cursor.position(),
            function);
      }
      position++;
    }
  }
}
