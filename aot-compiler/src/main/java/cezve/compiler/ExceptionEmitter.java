package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.FuncType;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Emits what throws and catches exceptions, which are Java exceptions. A handler's first
 * instructions keep the exception in the context and ask it what it carries.
 */
final class ExceptionEmitter {
  private final Code code;
  private final ExprEmitter exprs;
  private final FuelCode fuel;
  private final ModuleTarget target;
  private int nesting;

  ExceptionEmitter(Code code, ExprEmitter exprs, FuelCode fuel, ModuleTarget target) {
    this.code = code;
    this.exprs = exprs;
    this.fuel = fuel;
    this.target = target;
  }

  /** Whether what is being emitted is in the body of a {@code try}. */
  boolean isInTry() {
    return nesting > 0;
  }

  void raise(Stmt.Throw statement, FunctionSource source) {
    FuncType type = target.module().tagType(statement.tag());
    exprs.instance();
    code.iconst(statement.tag());
    code.callVirtual(Names.CONTEXT, "newException", "(I)" + Names.type(Names.EXCEPTION));
    int cell = 0;
    for (int i = 0; i < statement.values().size(); i++) {
      Expr value = statement.values().get(i);
      JvmType param = JvmType.of(type.params().get(i));
      code.insn(DUP);
      code.iconst(cell);
      exprs.emit(value);
      code.call(
          Names.EXCEPTIONS,
          "put",
          "(" + Names.type(Names.EXCEPTION) + "I" + param.descriptor() + ")V");
      cell += Cells.cells(param);
    }
    raise(source, statement.position());
  }

  /** Throws the exception on the stack. */
  private void raise(FunctionSource source, int position) {
    code.insn(DUP);
    code.iconst(source.function());
    code.lconst(position);
    code.callVirtual(Names.EXCEPTION, "thrownBy", "(IJ)V");
    leave();
  }

  /** Throws the exception on the stack, which a handler of the method may catch. */
  private void leave() {
    fuel.suspend();
    code.insn(ATHROW);
    fuel.proceed();
  }

  void raise(Stmt.ThrowRef statement, FunctionSource source) {
    exprs.emit(statement.reference());
    code.call(Names.EXCEPTION, "nonNull", "(Ljava/lang/Object;)" + Names.type(Names.EXCEPTION));
    raise(source, statement.position());
  }

  /** Emits the body and the handlers; whether the end can be reached. */
  boolean attempt(BodyEmitter body, Stmt.Try statement) {
    Label start = new Label();
    Label end = new Label();
    Label done = new Label();
    int before = code.size();
    code.label(start);
    nesting++;
    boolean completes = body.sequence(statement.body());
    nesting--;
    code.label(end);
    if (code.size() == before) {
      return completes;
    }
    if (completes) {
      code.jump(GOTO, done);
    }
    Label handler = new Label();
    code.handler(start, end, handler, Names.EXCEPTION);
    body.placeHandler(handler, Names.EXCEPTION);
    exprs.instance();
    code.insn(SWAP);
    code.putField(Names.CONTEXT, "caught", Names.type(Names.EXCEPTION));
    exprs.reloadMemory();
    fuel.caught();
    boolean catchesAll = false;
    for (Stmt.Handler each : statement.handlers()) {
      completes |= handle(body, each, done);
      if (each.tag() == null) {
        catchesAll = true;
        break;
      }
    }
    if (!catchesAll) {
      exprs.instance();
      code.callVirtual(Names.CONTEXT, "takeCaught", "()" + Names.type(Names.EXCEPTION));
      leave();
    }
    if (completes) {
      body.place(done);
    }
    return completes;
  }

  private boolean handle(BodyEmitter body, Stmt.Handler handler, Label done) {
    Label next = new Label();
    Integer tag = handler.tag();
    if (tag != null) {
      exprs.instance();
      code.iconst(tag);
      code.callVirtual(Names.CONTEXT, "isCaught", "(I)Z");
      code.jump(IFEQ, next);
    }
    take(handler.values());
    exprs.instance();
    code.callVirtual(Names.CONTEXT, "takeCaught", "()" + Names.type(Names.EXCEPTION));
    code.insn(DUP);
    code.callVirtual(Names.EXCEPTION, "caught", "()V");
    Slot exception = handler.exception();
    if (exception == null) {
      code.insn(POP);
    } else {
      exprs.set(exception);
    }
    boolean completes = body.sequence(handler.body());
    if (completes) {
      code.jump(GOTO, done);
    }
    if (tag != null) {
      body.place(next);
    }
    return completes;
  }

  private void take(List<Slot> values) {
    int cell = 0;
    for (Slot slot : values) {
      JvmType type = JvmType.of(slot.type());
      exprs.instance();
      code.getField(Names.CONTEXT, "caught", Names.type(Names.EXCEPTION));
      code.iconst(cell);
      code.call(
          Names.EXCEPTIONS,
          PartSlots.getter(type),
          "(" + Names.type(Names.EXCEPTION) + "I)" + type.descriptor());
      exprs.set(slot);
      cell += Cells.cells(type);
    }
  }
}
