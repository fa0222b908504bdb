package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.FuncType;
import cezve.runtime.CallLayout;
import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Emits tail calls of functions that may make them without end. Up to a depth they are calls.
 * Beyond it they are handed over: the function leaves callee and arguments in the context and
 * returns, as do those that have called it in that way. Whoever made the first call, through the
 * method of the function's name, goes on with what was left there for as long as anything is.
 */
final class TailCallEmitter {
  private final Code code;
  private final ExprEmitter exprs;
  private final CallEmitter calls;
  private final Slots slots;
  private final ModuleTarget target;

  TailCallEmitter(
      Code code, ExprEmitter exprs, CallEmitter calls, Slots slots, ModuleTarget target) {
    this.code = code;
    this.exprs = exprs;
    this.calls = calls;
    this.slots = slots;
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

  /** Calls, or hands over; in either case what is returned is to be returned. */
  void call(Stmt.TailCall call) {
    FuncType type = calls.type(call.callee());
    if (CallShape.of(type).inCells()) {
      handOver(call);
      JvmType returned = CallShape.of(type).returned();
      if (returned != null) {
        code.zero(returned);
      }
      return;
    }
    call.arguments().forEach(exprs::emit);
    if (call.callee() instanceof Stmt.Direct(int function)
        && !target.functions().isImported(function)) {
      exprs.instance();
      slots.fuel().suspend();
      code.call(
          target.functions().owner(function),
          target.functions().tailMethod(function),
          CallShape.of(type).descriptor());
    } else {
      calls.find(call.callee());
      exprs.instance();
      slots.fuel().suspend();
      target.dispatchers().tailCall(code, type);
    }
    slots.fuel().resume();
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
    int depth = instance + 1;
    int result = depth + 1;
    int free = result + 2;
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailDepth", "I");
    code.variable(ISTORE, depth);
    shape.loadParams(code);
    code.variable(ALOAD, instance);
    code.call(owner, body, shape.descriptor());
    JvmType returned = shape.returned();
    if (returned != null) {
      code.variable(returned.store(), result);
    }
    code.variable(ALOAD, instance);
    code.variable(ILOAD, depth);
    code.putField(Names.CONTEXT, "tailDepth", "I");
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
    Label handedOver = new Label();
    code.jump(IFNONNULL, handedOver);
    if (returned != null) {
      code.variable(returned.load(), result);
    }
    code.insn(returned == null ? RETURN : returned.returning());
    code.label(handedOver);
    code.fullFrame(shape.frameTypes().toArray());
    goOn(code, shape, instance, free, free + 1);
    code.insn(returned == null ? RETURN : returned.returning());
    code.end(free + 2);
  }

  /** Writes the method that makes a tail call of a function, or hands it over. */
  static void writeTailCall(Code code, CallShape shape, String owner, String body, int function) {
    int instance = shape.paramSize();
    Label tooDeep = new Label();
    JvmType returned = shape.returned();
    code.variable(ALOAD, instance);
    code.callVirtual(Names.CONTEXT, "deepen", "()Z");
    code.jump(IFEQ, tooDeep);
    shape.loadParams(code);
    code.variable(ALOAD, instance);
    code.call(owner, body, shape.descriptor());
    code.insn(returned == null ? RETURN : returned.returning());
    code.label(tooDeep);
    code.sameFrame();
    code.variable(ALOAD, instance);
    code.iconst(function);
    code.callVirtual(Names.CONTEXT, "function", "(I)" + Names.type(Names.FUNCTION));
    code.variable(ASTORE, instance + 1);
    handOver(code, shape, instance, instance + 1);
    code.end(instance + 4);
  }

  /**
   * Leaves the parameters of a method, and the function in a variable, in the context, and returns.
   * The two variables after that of the function are free.
   */
  static void handOver(Code code, CallShape shape, int instance, int callee) {
    int numbers = callee + 1;
    int references = callee + 2;
    code.variable(ALOAD, instance);
    code.variable(ALOAD, callee);
    code.callVirtual(Names.CONTEXT, "startTailCall", "(" + Names.type(Names.FUNCTION) + ")V");
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailNumbers", "[J");
    code.variable(ASTORE, numbers);
    code.variable(ALOAD, instance);
    code.getField(Names.CONTEXT, "tailReferences", "[Ljava/lang/Object;");
    code.variable(ASTORE, references);
    new Cells(code, numbers, references).pack(shape.params(), 0);
    JvmType returned = shape.returned();
    if (returned != null) {
      code.zero(returned);
    }
    code.insn(returned == null ? RETURN : returned.returning());
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
