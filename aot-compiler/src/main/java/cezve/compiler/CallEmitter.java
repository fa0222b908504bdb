package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.FunctionMethods.FunctionMethod;
import cezve.model.type.FuncType;
import cezve.runtime.CallLayout;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import cezve.validator.ValidModule;
import java.util.List;

/** Emits calls and returns. */
final class CallEmitter {
  private final Code code;
  private final ExprEmitter exprs;
  private final Slots slots;
  private final ModuleTarget target;
  private final Dispatchers dispatchers;
  private final ValidModule module;

  CallEmitter(Code code, ExprEmitter exprs, Slots slots, ModuleTarget target) {
    this.code = code;
    this.exprs = exprs;
    this.slots = slots;
    this.target = target;
    this.dispatchers = target.dispatchers();
    this.module = target.module();
  }

  void call(Stmt.Call call) {
    invoke(call.callee(), call.arguments());
    slots.reloadMemory();
    takeResults(call.results());
  }

  /** Leaves the results where the function's own would be. */
  void tailCall(Stmt.TailCall call) {
    invoke(call.callee(), call.arguments());
  }

  private void invoke(Stmt.Callee callee, List<Expr> arguments) {
    FuncType type = type(callee);
    pass(type, arguments);
    if (callee instanceof Stmt.Direct(int function) && !target.functions().isImported(function)) {
      exprs.instance();
      FunctionMethod method = target.functions().methods().of(function, type);
      slots.fuel().suspend();
      code.call(method.owner(), method.name(), method.descriptor());
    } else {
      find(callee);
      slots.fuel().suspend();
      dispatchers.call(code, type, slots.instance());
    }
    slots.fuel().resume();
  }

  /** Pushes the function instance that is called. */
  void find(Stmt.Callee callee) {
    switch (callee) {
      case Stmt.Direct(int function) -> {
        exprs.instance();
        code.iconst(function);
        code.callVirtual(Names.CONTEXT, "function", "(I)" + Names.type(Names.FUNCTION));
      }
      case Stmt.Indirect indirect -> {
        exprs.table(indirect.table());
        exprs.unsigned(indirect.index());
        dispatchers.types().push(code, indirect.type());
        code.callVirtual(
            Names.TABLE, "callee", "(JLcezve/model/type/DefType;)" + Names.type(Names.FUNCTION));
      }
      case Stmt.Reference reference -> {
        exprs.emit(reference.reference());
        code.call(Names.FUNCTION, "nonNull", "(Ljava/lang/Object;)" + Names.type(Names.FUNCTION));
      }
    }
  }

  FuncType type(Stmt.Callee callee) {
    return switch (callee) {
      case Stmt.Direct(int function) -> module.funcType(function);
      case Stmt.Indirect indirect -> (FuncType) indirect.type().expand();
      case Stmt.Reference reference -> (FuncType) reference.type().expand();
    };
  }

  /** Pushes the arguments, or arrays of cells with them. */
  private void pass(FuncType type, List<Expr> arguments) {
    CallShape callee = CallShape.of(type);
    if (!callee.inCells()) {
      for (Expr argument : arguments) {
        exprs.emit(argument);
      }
      return;
    }
    int cells = CallLayout.of(type).cells();
    CellArrays arrays = new CellArrays(code);
    arrays.push(cells, cells);
    int cell = 0;
    for (int i = 0; i < arguments.size(); i++) {
      Expr argument = arguments.get(i);
      JvmType param = callee.params().get(i);
      arrays.put(cell, param, () -> exprs.emit(argument));
      cell += Cells.cells(param);
    }
  }

  private void takeResults(List<Slot> results) {
    if (!results.isEmpty()) {
      exprs.set(results.getFirst());
    }
    for (int i = 1; i < results.size(); i++) {
      Slot slot = results.get(i);
      JvmType type = JvmType.of(slot.type());
      exprs.instance();
      code.iconst(i);
      Results.take(code, type);
      exprs.set(slot);
    }
  }

  /** Pushes the first result and leaves the others in the context. */
  void results(List<Expr> values) {
    if (!values.isEmpty()) {
      exprs.emit(values.getFirst());
    }
    for (int i = 1; i < values.size(); i++) {
      JvmType type = JvmType.of(values.get(i).type());
      exprs.instance();
      code.iconst(i);
      exprs.emit(values.get(i));
      Results.keep(code, type);
    }
  }
}
