package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.FuncType;
import cezve.runtime.CallLayout;
import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Emits tail calls that are handed over: the function leaves callee and arguments in the context
 * and returns. Whoever called it, through the method of its name, goes on with what was left there
 * for as long as anything is.
 */
final class TailCallEmitter {
  private final Code code;
  private final ExprEmitter exprs;
  private final CallEmitter calls;
  private final ModuleTarget target;

  TailCallEmitter(Code code, ExprEmitter exprs, CallEmitter calls, ModuleTarget target) {
    this.code = code;
    this.exprs = exprs;
    this.calls = calls;
    this.target = target;
  }

  /** Whether a tail call cannot be an ordinary call. */
  boolean isHandedOver(Stmt.Callee callee) {
    return switch (callee) {
      case Stmt.Direct(int function) ->
          target.functions().isImported(function)
              || target.functions().tailCalls().handsOver(function);
      case Stmt.Indirect _, Stmt.Reference _ -> true;
    };
  }

  /** Leaves the callee and the arguments in the context. */
  void handOver(Stmt.TailCall call) {
    FuncType calleeType = calls.type(call.callee());
    List<JvmType> params = CallShape.of(calleeType).params();
    exprs.instance();
    code.iconst(CallLayout.of(calleeType).paramCells());
    code.callVirtual(Names.CONTEXT, "startTailCall", "(I)V");
    int cell = 0;
    for (int i = 0; i < params.size(); i++) {
      Expr argument = call.arguments().get(i);
      JvmType type = params.get(i);
      exprs.instance();
      if (type == JvmType.REFERENCE) {
        code.getField(Names.CONTEXT, "tailReferences", "[Ljava/lang/Object;");
      } else {
        code.getField(Names.CONTEXT, "tailNumbers", "[J");
      }
      code.iconst(cell);
      exprs.emit(argument);
      new Cells(code, 0, 0).store(type);
      cell += Cells.cells(type);
    }
    exprs.instance();
    calls.find(call.callee());
    code.putField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
  }

  /** Writes the method that calls a function and then what it hands over. */
  static void writeTrampoline(Code code, CallShape shape, String owner, String body) {
    int instance = shape.paramSize();
    int numbers = instance + 1;
    int references = instance + 2;
    Label handedOver = new Label();
    shape.loadParams(code);
    code.variable(ALOAD, instance);
    code.call(owner, body, shape.descriptor());
    JvmType returned = shape.returned();
    if (returned != null) {
      code.variable(returned.store(), numbers);
    }
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
    code.jump(IFNONNULL, handedOver);
    if (returned != null) {
      code.variable(returned.load(), numbers);
    }
    code.insn(returned == null ? RETURN : returned.returning());
    code.label(handedOver);
    code.sameFrame();
    goOn(code, shape, instance, numbers, references);
    code.insn(returned == null ? RETURN : returned.returning());
    code.end(references + 1);
  }

  /**
   * Makes the calls that were handed over, and turns the results in cells into what is returned.
   */
  static void goOn(Code code, CallShape shape, int instance, int numbers, int references) {
    code.variable(ALOAD, instance);
    code.callVirtual(Names.CONTEXT, "goOn", "()V");
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailNumbers", "[J");
    code.variable(ASTORE, numbers);
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailReferences", "[Ljava/lang/Object;");
    code.variable(ASTORE, references);
    new Cells(code, numbers, references).unpackResults(shape.results(), instance);
  }
}
