package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.FuncType;
import cezve.tree.Expr;
import cezve.tree.FuncTree;
import cezve.tree.Stmt;
import java.util.List;

/** How one of the methods of a function ends: with a number that says how to go on. */
final class PartExits implements BodyEmitter.Exits {
  /** The statements were executed to their end. */
  static final int COMPLETED = 0;

  /** The function returns; the results are in the cells after all slots. */
  static final int RETURNED = -1;

  /** The function starts anew; the arguments are in the cells of its parameters. */
  static final int REPEATS = -2;

  private final Code code;
  private final CellSlots slots;
  private final ExprEmitter exprs;
  private final TailCallEmitter tailCalls;
  private final int function;
  private final int firstResult;
  private final List<JvmType> params;
  private final List<JvmType> results;
  private boolean used;

  PartExits(Code code, CellSlots slots, ModuleTarget target, FuncTree tree) {
    this.code = code;
    this.slots = slots;
    this.exprs = new ExprEmitter(code, slots, target);
    CallEmitter calls = new CallEmitter(code, exprs, slots, target);
    this.tailCalls = new TailCallEmitter(code, exprs, calls, target);
    this.function = tree.function();
    FuncType type = tree.type();
    this.params = CallShape.of(type).params();
    this.firstResult = tree.slots().size();
    this.results = CallShape.of(type).results();
  }

  /** The number that stands for a branch to a label. */
  static int branchTo(int label) {
    return label + 1;
  }

  /** Whether any other end than the one of the last statement was emitted. */
  boolean used() {
    return used;
  }

  @Override
  public void returning(List<Expr> values) {
    for (int i = 0; i < values.size(); i++) {
      exprs.emit(values.get(i));
      slots.put(firstResult + i, results.get(i));
    }
    end(RETURNED);
  }

  @Override
  public void tailCall(Stmt.TailCall call) {
    if (call.callee().equals(new Stmt.Direct(function))) {
      call.arguments().forEach(exprs::emit);
      for (int i = call.arguments().size() - 1; i >= 0; i--) {
        slots.put(i, params.get(i));
      }
      end(REPEATS);
      return;
    }
    // It may be that some method that calls this one does so inside of a try.
    tailCalls.handOver(call);
    end(RETURNED);
  }

  @Override
  public void branch(int label) {
    end(branchTo(label));
  }

  private void end(int outcome) {
    code.iconst(outcome);
    code.insn(IRETURN);
    used = true;
  }
}
