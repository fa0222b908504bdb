package cezve.validator;

import cezve.model.instruction.Instr;

/** Rules that each instruction of an expression must keep. */
interface Rules {

  /**
   * Applies an instruction's rules.
   *
   * @throws cezve.model.error.InvalidException if one is broken
   */
  void check(Instr instr);
}
