package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/** How the method of a function is left, whether or not it calls parts of it. */
class FunctionExits implements BodyEmitter.Exits {
  /** How many variables the exits need. */
  static final int VARIABLES = 2;

  // A tail call of a function with more slots counts as several.
  private static final int SLOTS_PER_LEVEL = 20;

  final Code code;
  final FuncTree tree;
  final CallShape shape;
  final TailCalls tailCalls;
  private final Slots slots;
  private final ModuleTarget target;
  private final Label start = new Label();
  private final Label goOn = new Label();
  private boolean goesOn;

  FunctionExits(Code code, ModuleTarget target, FuncTree tree, Slots slots) {
    this.code = code;
    this.target = target;
    this.tree = tree;
    this.shape = CallShape.of(tree.type());
    this.slots = slots;
    this.tailCalls = target.functions().tailCalls();
  }

  /** Starts the method, before its slots have values. */
  void start() {
    if (tailCalls.repeats(tree.function())) {
      code.label(start);
      code.sameFrame();
    }
    int levels = tree.slots().size() / SLOTS_PER_LEVEL;
    if (tailCalls.handsOver(tree.function()) && levels > 0) {
      code.variable(ALOAD, shape.paramSize());
      code.iconst(levels);
      code.callVirtual(Names.CONTEXT, "deepen", "(I)V");
    }
  }

  /** Emits what several exits share, which needs variables. */
  void finish(BodyEmitter body, int freeVariable) {
    if (goesOn) {
      body.place(goOn);
      slots.fuel().suspend();
      TailCallEmitter.goOn(code, shape, slots.instance(), freeVariable, freeVariable + 1);
      slots.fuel().resume();
      exit();
    }
  }

  @Override
  public void returning(BodyEmitter body, List<Expr> values) {
    body.calls.results(values);
    exit();
  }

  @Override
  public void tailCall(BodyEmitter body, Stmt.TailCall call) {
    if (call.callee().equals(new Stmt.Direct(tree.function()))) {
      call.arguments().forEach(body.exprs::emit);
      repeat();
      return;
    }
    TailCallEmitter emitter = new TailCallEmitter(code, body.exprs, body.calls, slots, target);
    if (body.isInTry()) {
      emitter.handOver(call);
      if (tailCalls.handsOver(tree.function())) {
        handOver();
      } else {
        goOn();
      }
    } else if (emitter.isHandedOver(call.callee())) {
      emitter.call(call);
      exit();
    } else {
      body.calls.tailCall(call);
      exit();
    }
  }

  /** Starts anew with the arguments on the stack, which go to where the method gets them from. */
  void repeat() {
    if (shape.inCells()) {
      List<Slot> params = tree.slots().subList(0, shape.params().size());
      params.reversed().forEach(slots::set);
      new Cells(code, 0, 1).pack(params, slots);
    } else {
      int variable = shape.paramSize();
      for (JvmType param : shape.params().reversed()) {
        variable -= param.size();
        code.variable(param.store(), variable);
      }
    }
    slots.fuel().suspend();
    code.jump(GOTO, start);
    slots.fuel().proceed();
  }

  /** Leaves the method after a tail call was left in the context for whoever called. */
  void handOver() {
    JvmType returned = shape.returned();
    if (returned != null) {
      code.zero(returned);
    }
    exit();
  }

  /** Makes the tail call that was left in the context, and returns what comes of it. */
  void goOn() {
    code.jump(GOTO, goOn);
    goesOn = true;
  }

  /** Returns, with the first result on the stack. */
  void exit() {
    JvmType returned = shape.returned();
    slots.fuel().suspend();
    code.insn(returned == null ? RETURN : returned.returning());
    slots.fuel().proceed();
  }

  @Override
  public void branch(int label) {
    throw new AssertionError("BUG: a branch to a label that is nowhere");
  }
}
