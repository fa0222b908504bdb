package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.List;
import org.objectweb.asm.Label;

/** How a method for some of a function's statements ends. */
final class PartExits implements Part.Exits {
  /** The statements were executed to their end. */
  static final int COMPLETED = 0;

  /** The function returns; the results are kept in the context, or a tail call is. */
  static final int RETURNED = -1;

  /** The function starts anew; the arguments are kept in the context. */
  static final int REPEATS = -2;

  private final Code code;
  private final PartSlots slots;
  private final SplitFunction function;
  private final Region region;
  private final Label epilogue = new Label();
  private boolean used;

  PartExits(Code code, PartSlots slots, SplitFunction function, Region region) {
    this.code = code;
    this.slots = slots;
    this.function = function;
    this.region = region;
  }

  /** The number that stands for a branch to a label. */
  static int branchTo(int label) {
    return label + 1;
  }

  @Override
  public void returning(BodyEmitter body, List<Expr> values) {
    keep(body, values);
    end(RETURNED);
  }

  @Override
  public void tailCall(BodyEmitter body, Stmt.TailCall call) {
    if (call.callee().equals(new Stmt.Direct(function.tree().function()))) {
      keep(body, call.arguments());
      end(REPEATS);
      return;
    }
    // It may be that some method that calls this one does so inside of a try.
    new TailCallEmitter(code, body.exprs, body.calls, slots, function.target()).handOver(call);
    end(RETURNED);
  }

  private void keep(BodyEmitter body, List<Expr> values) {
    for (int i = 0; i < values.size(); i++) {
      code.variable(ALOAD, slots.instance());
      code.iconst(i);
      body.exprs.emit(values.get(i));
      Results.keep(code, JvmType.of(values.get(i).type()));
    }
  }

  @Override
  public void branch(int label) {
    end(branchTo(label));
  }

  @Override
  public void complete() {
    end(region.completion());
  }

  private void end(int outcome) {
    if (region.hasOnlyOutcome()) {
      code.jump(GOTO, epilogue);
      used = true;
      return;
    }
    code.iconst(outcome);
    if (outcome < 0 || region.outs().isEmpty()) {
      slots.fuel().suspend();
      code.insn(IRETURN);
      slots.fuel().proceed();
      return;
    }
    code.variable(ISTORE, slots.outcome());
    code.jump(GOTO, epilogue);
    used = true;
  }

  @Override
  public void passOn(Part part) {
    code.jump(GOTO, epilogue);
    used = true;
  }

  @Override
  public void finish(Part part) {
    if (used) {
      part.place(epilogue);
      new Handover(code, slots).leave(region.left());
      slots.fuel().suspend();
      if (!region.hasOnlyOutcome()) {
        code.variable(ILOAD, slots.outcome());
        code.insn(IRETURN);
      } else if (region.outs().isEmpty()) {
        code.insn(RETURN);
      } else {
        Slot first = region.outs().getFirst();
        slots.get(first);
        code.insn(JvmType.of(first.type()).returning());
      }
    }
  }
}
