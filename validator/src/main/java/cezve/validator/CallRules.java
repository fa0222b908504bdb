package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Feature;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.RefType;
import cezve.model.type.TableType;

/**
 * Calls and tail calls.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#function-instructions">Validation:
 *     Function instructions</a>
 */
final class CallRules {
  private final Context context;
  private final OperandStack operands;
  private final ControlStack control;

  CallRules(Context context, OperandStack operands, ControlStack control) {
    this.context = context;
    this.operands = operands;
    this.control = control;
  }

  void call(int function) {
    apply(context.funcTypeOf(function));
  }

  void callIndirect(int table, int type) {
    apply(popCallee(table, type));
  }

  void callRef(int type) {
    apply(popCallee(type));
  }

  void returnCall(int function) {
    applyAndReturn(context.funcTypeOf(function));
  }

  void returnCallIndirect(int table, int type) {
    applyAndReturn(popCallee(table, type));
  }

  void returnCallRef(int type) {
    // It came with function references, but is a tail call all the same.
    context.features.require(Feature.TAIL_CALL, "return_call_ref");
    applyAndReturn(popCallee(type));
  }

  private FuncType popCallee(int table, int type) {
    TableType callees = context.table(table);
    FuncType callee = context.funcType(type);
    if (!Matching.matches(callees.element(), RefType.FUNCREF)) {
      throw new InvalidException(
          "type mismatch: instruction requires a table of functions but table "
              + table
              + " has elements of type "
              + context.text.of(callees.element()));
    }
    operands.pop(callees.address().numType());
    return callee;
  }

  private FuncType popCallee(int type) {
    FuncType callee = context.funcType(type);
    operands.pop(context.nullableReference(type));
    return callee;
  }

  private void apply(FuncType callee) {
    operands.apply(callee.params(), callee.results());
  }

  private void applyAndReturn(FuncType callee) {
    operands.pop(callee.params());
    if (!Matching.matches(callee.results(), control.bodyResults())) {
      throw new InvalidException(
          "type mismatch: the function requires results "
              + context.text.of(control.bodyResults())
              + " but the callee has "
              + context.text.of(callee.results()));
    }
    control.unreachable();
  }
}
