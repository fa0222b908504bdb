package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.instruction.VariableInstr.LocalGet;
import cezve.model.instruction.VariableInstr.LocalSet;
import cezve.model.instruction.VariableInstr.LocalTee;
import cezve.model.instruction.VariableOp;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.ValType;

/**
 * Locals and globals.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#variable-instructions">Validation:
 *     Variable instructions</a>
 */
final class VariableRules {
  private final Context context;
  private final OperandStack operands;
  private final LocalTypes locals;

  VariableRules(Context context, OperandStack operands, LocalTypes locals) {
    this.context = context;
    this.operands = operands;
    this.locals = locals;
  }

  void check(VariableOp op, Instr instr) {
    switch (op) {
      case LOCAL_GET -> operands.push(locals.get(((LocalGet) instr).local()));
      case LOCAL_SET -> localSet(((LocalSet) instr).local());
      case LOCAL_TEE -> localTee(((LocalTee) instr).local());
      case GLOBAL_GET -> operands.push(context.global(((GlobalGet) instr).global()).value());
      case GLOBAL_SET -> globalSet(((GlobalSet) instr).global());
    }
  }

  private void localSet(int local) {
    operands.pop(locals.type(local));
    locals.set(local);
  }

  private void localTee(int local) {
    ValType type = locals.type(local);
    operands.pop(type);
    operands.push(type);
    locals.set(local);
  }

  private void globalSet(int global) {
    GlobalType type = context.global(global);
    if (type.mutability() != Mutability.VAR) {
      throw new InvalidException("immutable global " + global + " cannot be set");
    }
    operands.pop(type.value());
  }
}
