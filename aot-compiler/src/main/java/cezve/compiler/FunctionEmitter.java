package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.FuncTree;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/** Emits the method of a function that fits into one. */
final class FunctionEmitter implements BodyEmitter.Exits {
  private final CallShape shape;
  private final Code code;
  private final CallEmitter calls;
  private final LocalSlots slots;
  private final BodyEmitter body;
  private final FuncTree tree;
  private final TailCallEmitter tailCalls;
  private final boolean repeats;
  private final Label start = new Label();
  private final Label goOn = new Label();
  private boolean goesOn;

  FunctionEmitter(Code code, ModuleTarget target, FuncTree tree) {
    this.code = code;
    this.tree = tree;
    this.shape = CallShape.of(tree.type());
    this.slots = new LocalSlots(code, shape, tree, MemoryEmitter.hasArray(target.module()));
    this.body = new BodyEmitter(code, slots, target, this, target.firstOffset(tree));
    this.calls = body.calls;
    this.tailCalls = new TailCallEmitter(code, body.exprs, calls, target);
    this.repeats = target.functions().tailCalls().repeats(tree.function());
  }

  void write() {
    if (repeats) {
      code.label(start);
      code.sameFrame();
    }
    slots.initialise();
    body.enter(tree);
    body.sequence(tree.body());
    body.finish();
    if (goesOn) {
      body.place(goOn);
      int free = slots.count();
      TailCallEmitter.goOn(code, shape, slots.instance(), free, free + 1);
      exit();
    }
    code.end(slots.count() + 2);
  }

  @Override
  public void returning(List<Expr> values) {
    calls.results(values);
    exit();
  }

  @Override
  public void tailCall(Stmt.TailCall call) {
    if (call.callee().equals(new Stmt.Direct(tree.function()))) {
      call.arguments().forEach(body.exprs::emit);
      tree.slots().subList(0, call.arguments().size()).reversed().forEach(slots::set);
      code.jump(GOTO, start);
      return;
    }
    if (tailCalls.isHandedOver(call.callee())) {
      tailCalls.handOver(call);
      JvmType returned = shape.returned();
      if (returned != null) {
        code.zero(returned);
      }
      exit();
    } else if (body.isInTry()) {
      tailCalls.handOver(call);
      code.jump(GOTO, goOn);
      goesOn = true;
    } else {
      calls.tailCall(call);
      exit();
    }
  }

  @Override
  public void branch(int label) {
    throw new AssertionError("BUG: a branch to a label that is nowhere");
  }

  private void exit() {
    JvmType returned = shape.returned();
    code.insn(returned == null ? RETURN : returned.returning());
  }
}
