package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ParametricInstr.SelectTyped;
import cezve.model.instruction.ParametricOp;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.Arrays;
import java.util.List;

/**
 * Instructions on operands of any type.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#parametric-instructions">Validation:
 *     Parametric instructions</a>
 */
final class ParametricRules {
  private final Context context;
  private final OperandStack operands;

  ParametricRules(Context context, OperandStack operands) {
    this.context = context;
    this.operands = operands;
  }

  void check(ParametricOp op, Instr instr) {
    switch (op) {
      case DROP -> operands.pop();
      case SELECT -> select();
      case SELECT_TYPED -> select(((SelectTyped) instr).types());
    }
  }

  /** Without an annotation, only numbers and vectors can be chosen from. */
  private void select() {
    operands.pop(NumType.I32);
    ValType second = operands.pop();
    ValType first = operands.pop();
    ValType type = first == null ? second : first;
    if (first instanceof RefType
        || second instanceof RefType
        || (first != null && second != null && !first.equals(second))) {
      throw new InvalidException(
          "type mismatch: instruction requires two numbers or vectors of one type"
              + " but stack has "
              + context.text.of(Arrays.asList(first, second)));
    }
    operands.push(type);
  }

  private void select(List<ValType> types) {
    if (types.size() != 1) {
      throw new InvalidException(
          "invalid result arity: select has one result, not " + types.size());
    }
    ValType type = context.close(types.getFirst());
    operands.apply(List.of(type, type, NumType.I32), type);
  }
}
