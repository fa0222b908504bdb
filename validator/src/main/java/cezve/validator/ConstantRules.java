package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.ConstOp;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableOp;
import cezve.model.type.ExternKind;
import cezve.model.type.Mutability;

/**
 * What constant expressions may consist of, on top of the rules for all instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Validation:
 *     Constant expressions</a>
 */
final class ConstantRules implements Rules {
  private final Context context;
  private final Rules rules;
  private final int importedGlobals;

  ConstantRules(Context context, Rules rules) {
    this.context = context;
    this.rules = rules;
    this.importedGlobals = context.module.importCount(ExternKind.GLOBAL);
  }

  @Override
  public void check(Instr instr) {
    Opcode op = instr.opcode();
    if (isExtended(op)) {
      context.features.require(Feature.EXTENDED_CONST, "arithmetic in a constant expression");
    } else if (!isConstant(op)) {
      throw new InvalidException("constant expression required");
    } else if (op == VariableOp.GLOBAL_GET) {
      requireConstant(((GlobalGet) instr).global());
    } else if (op == ReferenceOp.REF_FUNC) {
      declare(((RefFunc) instr).function());
    }
    rules.check(instr);
  }

  private void requireConstant(int global) {
    if (context.global(global).mutability() != Mutability.CONST) {
      throw new InvalidException("constant expression required: global " + global + " is mutable");
    }
    if (global >= importedGlobals) {
      context.features.require(Feature.GC, "a constant expression with a global not imported");
    }
  }

  private void declare(int function) {
    context.func(function);
    context.declared.set(function);
  }

  private static boolean isConstant(Opcode op) {
    return op instanceof ConstOp
        || op == ControlOp.END
        || op == VariableOp.GLOBAL_GET
        || op == ReferenceOp.REF_NULL
        || op == ReferenceOp.REF_FUNC
        || (op instanceof AggregateOp aggregate && isConstant(aggregate));
  }

  private static boolean isConstant(AggregateOp op) {
    return switch (op) {
      case STRUCT_NEW,
          STRUCT_NEW_DEFAULT,
          ARRAY_NEW,
          ARRAY_NEW_DEFAULT,
          ARRAY_NEW_FIXED,
          ANY_CONVERT_EXTERN,
          EXTERN_CONVERT_ANY,
          REF_I31 ->
          true;
      case STRUCT_GET,
          STRUCT_GET_S,
          STRUCT_GET_U,
          STRUCT_SET,
          ARRAY_NEW_DATA,
          ARRAY_NEW_ELEM,
          ARRAY_GET,
          ARRAY_GET_S,
          ARRAY_GET_U,
          ARRAY_SET,
          ARRAY_LEN,
          ARRAY_FILL,
          ARRAY_COPY,
          ARRAY_INIT_DATA,
          ARRAY_INIT_ELEM,
          I31_GET_S,
          I31_GET_U ->
          false;
    };
  }

  private static boolean isExtended(Opcode op) {
    return op == NumericOp.I32_ADD
        || op == NumericOp.I32_SUB
        || op == NumericOp.I32_MUL
        || op == NumericOp.I64_ADD
        || op == NumericOp.I64_SUB
        || op == NumericOp.I64_MUL;
  }
}
