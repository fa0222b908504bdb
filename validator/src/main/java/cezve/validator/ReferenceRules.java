package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr.RefCast;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.ReferenceInstr.RefTest;
import cezve.model.instruction.ReferenceOp;
import cezve.model.type.DefType;
import cezve.model.type.HeapType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;

/**
 * References.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#reference-instructions">Validation:
 *     Reference instructions</a>
 */
final class ReferenceRules {
  private final Context context;
  private final OperandStack operands;

  ReferenceRules(Context context, OperandStack operands) {
    this.context = context;
    this.operands = operands;
  }

  void check(ReferenceOp op, Instr instr) {
    switch (op) {
      case REF_NULL -> refNull(((RefNull) instr).type());
      case REF_IS_NULL -> isNull();
      case REF_FUNC -> func(((RefFunc) instr).function());
      case REF_EQ -> operands.apply(op.signature());
      case REF_AS_NON_NULL -> asNonNull();
      case REF_TEST, REF_TEST_NULL -> test(((RefTest) instr).type());
      case REF_CAST, REF_CAST_NULL -> cast(((RefCast) instr).type());
    }
  }

  private void refNull(HeapType type) {
    context.features.require(type);
    operands.push(RefType.nullable(context.types.close(type)));
  }

  private void isNull() {
    operands.popReference();
    operands.push(NumType.I32);
  }

  private void func(int function) {
    DefType type = context.func(function);
    if (!context.declared.get(function)) {
      throw new InvalidException("undeclared function reference " + function);
    }
    operands.push(RefType.nonNull(type));
  }

  private void asNonNull() {
    RefType type = operands.popReference();
    operands.push(type.nullable() ? RefType.nonNull(type.heap()) : type);
  }

  private void test(RefType type) {
    popCastable(context.close(type));
    operands.push(NumType.I32);
  }

  private void cast(RefType type) {
    RefType closed = context.close(type);
    popCastable(closed);
    operands.push(closed);
  }

  /** Any type of the same hierarchy can be cast. */
  private void popCastable(RefType target) {
    operands.pop(RefType.nullable(Matching.top(target.heap())));
  }
}
