package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Locals;
import cezve.model.type.FuncType;
import java.util.List;

/** Runs over expressions, one after the other; each thread has its own. */
final class ExpressionValidator {
  private final Context context;
  private final int importedFuncs;
  private final LocalTypes locals = new LocalTypes();
  private final ControlStack control;
  private final Rules rules;
  private final Rules constantRules;

  ExpressionValidator(Context context) {
    this.context = context;
    this.importedFuncs = context.funcs.size() - context.module.funcs().size();
    OperandStack operands = new OperandStack(context.text);
    this.control = new ControlStack(operands, locals);
    this.rules = new InstructionRules(context, operands, control, locals);
    this.constantRules = new ConstantRules(context, rules);
  }

  /**
   * Validates the code of a function.
   *
   * @param definition the function's position among those that are not imported
   * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#functions">Validation:
   *     Functions</a>
   */
  void body(int definition) {
    Func func = context.module.funcs().get(definition);
    int index = importedFuncs + definition;
    try {
      FuncType type = context.funcTypeOf(index);
      enterLocals(type, func.code().locals());
      run(func.code().body(), type, rules);
    } catch (InvalidException e) {
      throw Place.in(e, func.position(), Place.function(context.module.names(), index));
    }
  }

  /** Validates a constant expression of type {@code [] -> results}. */
  void constant(Expression expression, FuncType type) {
    locals.clear();
    run(expression, type, constantRules);
  }

  private void enterLocals(FuncType type, List<Locals> runs) {
    locals.enter(type.params());
    for (int i = 0; i < runs.size(); i++) {
      locals.add(runs.get(i), context.close(runs.get(i).type()));
    }
  }

  private void run(Expression expression, FuncType type, Rules applied) {
    control.enterBody(type);
    InstrCursor cursor = expression.open();
    Instr instr = null;
    try {
      while (control.depth() > 0) {
        instr = cursor.next();
        if (instr == null) {
          throw new InvalidException("unexpected end: the last block is not closed");
        }
        applied.check(instr);
      }
      if (cursor.next() != null) {
        throw new InvalidException("unexpected instruction after the end");
      }
    } catch (InvalidException e) {
      throw instr == null ? e : Place.in(e, cursor.position(), describe(instr));
    }
  }

  private String describe(Instr instr) {
    if (instr.opcode() != ControlOp.END || control.depth() == 0) {
      return instr.opcode().mnemonic();
    }
    return control.depth() == 1 ? "end" : "end of " + control.top().opcode.mnemonic();
  }
}
