package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.IndexList;
import cezve.model.instruction.NumericOp;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariant.Duty;
import cezve.tree.Expr;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;

/** Emits statements. Between them the JVM's operand stack is empty. */
class BodyEmitter {
  // A case takes four bytes.
  private static final int LARGE_TABLE = 500;

  /** How a method is left. */
  interface Exits {
    void returning(BodyEmitter body, List<Expr> values);

    void tailCall(BodyEmitter body, Stmt.TailCall call);

    /** Goes to a label that is not in the method. */
    void branch(int label);
  }

  final Code code;
  final ExprEmitter exprs;
  private final Slots slots;
  private final CodeVariant variant;
  private final Exits exits;
  private final ConditionEmitter conditions;
  final CallEmitter calls;
  private final BulkEmitter bulk;
  private final ExceptionEmitter exceptions;
  private final Map<Integer, Label> labels = new LinkedHashMap<>();
  private final Set<Integer> placed = new HashSet<>();
  private final Set<Integer> loops = new HashSet<>();
  private boolean anyFrame;
  private final FunctionSource source;
  private int line = -1;

  BodyEmitter(Code code, Slots slots, ModuleTarget target, Exits exits, FunctionSource source) {
    this.code = code;
    this.source = source;
    this.slots = slots;
    this.variant = target.variant();
    this.exits = exits;
    this.exprs = new ExprEmitter(code, slots, target);
    this.conditions = new ConditionEmitter(code, exprs);
    this.calls = new CallEmitter(code, exprs, slots, target);
    this.exceptions = new ExceptionEmitter(code, exprs, slots.fuel(), target);
    this.bulk = new BulkEmitter(code, exprs);
  }

  /** Places a label here. */
  void place(Label label) {
    code.label(label);
    if (anyFrame) {
      code.sameFrame();
    } else {
      code.fullFrame(slots.frame());
      anyFrame = true;
    }
  }

  /** Places the start of an exception handler here. */
  void placeHandler(Label label, String type) {
    code.label(label);
    if (anyFrame) {
      code.sameFrame(type);
    } else {
      code.fullFrame(slots.frame(), type);
      anyFrame = true;
    }
  }

  /** Places the label of the tree here. */
  void place(int label) {
    placed.add(label);
    place(label(label));
  }

  /** The labels of the tree that have been placed in this method. */
  Set<Integer> placed() {
    return placed;
  }

  /** Ends the method with what leads to labels outside of it. */
  void finish() {
    labels.forEach((label, here) -> {
      if (!placed.contains(label)) {
        place(here);
        exits.branch(label);
      }
    });
  }

  Label label(int label) {
    return labels.computeIfAbsent(label, _ -> new Label());
  }

  /** Whether what is being emitted is in the body of a {@code try}. */
  boolean isInTry() {
    return exceptions.isInTry();
  }

  /** Emits statements; whether the end can be reached. */
  boolean sequence(List<Stmt> statements) {
    for (Stmt statement : statements) {
      if (!statement(statement)) {
        return false;
      }
    }
    return true;
  }

  /** Starts the body of a function. */
  void enter(FuncTree tree) {
    if (tree.calls()) {
      checkpoint(tree.body().getFirst().position());
    }
  }

  /** Checks for interruptions, if that is asked for. */
  private void checkpoint(int position) {
    if (variant.has(Duty.CHECK_INTERRUPTION)) {
      line(position);
      CheckpointClass.check(code, slots.instance());
    }
  }

  private void line(int position) {
    int number = source.lines().line(position, line);
    if (number != line) {
      line = number;
      code.line(number);
    }
  }

  /** Whether a statement has no code but that of others: two lines may not start at one place. */
  private static boolean isOnlyNested(Stmt statement) {
    return statement instanceof Stmt.Blocks
        || statement instanceof Stmt.Loop
        || statement instanceof Stmt.Try;
  }

  /** Emits a statement; whether its end can be reached. */
  boolean statement(Stmt statement) {
    if (!isOnlyNested(statement)) {
      line(statement.position());
    }
    switch (statement) {
      case Stmt.Set(Slot slot, Expr value, int _) -> set(slot, value);
      case Stmt.GlobalSet(int global, Expr value, int _) -> globalSet(global, value);
      case Stmt.Eval(Expr value, int _) -> eval(value);
      case Stmt.Store store -> exprs.memories().store(store);
      case Stmt.Bulk other -> bulk.emit(other);
      case Stmt.Aggregate aggregate -> exprs.aggregates().emit(aggregate);
      case Stmt.Atomic atomic -> new AtomicEmitter(code, exprs).emit(atomic);
      case Stmt.Metered metered -> consume(metered);
      case Stmt.Call call -> calls.call(call);
      case Stmt.TailCall call -> {
        exits.tailCall(this, call);
        return false;
      }
      case Stmt.Return(var values, int _) -> {
        exits.returning(this, values);
        return false;
      }
      case Stmt.Unreachable _ -> {
        unreachable();
        return false;
      }
      case Stmt.If conditional -> {
        return conditional(conditional);
      }
      case Stmt.Loop loop -> {
        return loop(loop);
      }
      case Stmt.Blocks(int firstLabel, var segments, int _) -> {
        return blocks(firstLabel, segments);
      }
      case Stmt.Try attempt -> {
        return exceptions.attempt(this, attempt);
      }
      case Stmt.Throw raise -> {
        exceptions.raise(raise, source);
        return false;
      }
      case Stmt.ThrowRef raise -> {
        exceptions.raise(raise, source);
        return false;
      }
      case Stmt.Br(int label, int _) -> {
        code.jump(GOTO, label(label));
        return false;
      }
      case Stmt.BrIf(Expr condition, int label, int _) -> branchIf(condition, label);
      case Stmt.BrTable(Expr index, IndexList targets, int _) -> {
        table(index, targets);
        return false;
      }
    }
    return true;
  }

  private boolean loop(Stmt.Loop loop) {
    loops.add(loop.label());
    slots.fuel().enterLoop(this, loop.body());
    place(loop.label());
    checkpoint(loop.position());
    return sequence(loop.body());
  }

  private void set(Slot slot, Expr value) {
    exprs.emit(value);
    exprs.set(slot);
  }

  private void eval(Expr value) {
    exprs.emit(value);
    code.insn(JvmType.of(value.type()).size() == 2 ? POP2 : POP);
  }

  private void consume(Stmt.Metered statement) {
    switch (statement) {
      case Stmt.Consume units -> slots.fuel().consume(this, units, line);
      case Stmt.ConsumeFor(Expr count, int shift, int _) ->
          slots.fuel().consumeFor(exprs, count, shift);
    }
  }

  private void unreachable() {
    code.call(Names.TRAPS, "unreachable", "()Ljava/lang/RuntimeException;");
    code.insn(ATHROW);
  }

  private void globalSet(int global, Expr value) {
    exprs.instance();
    InstanceClass.pushGlobal(code, global);
    exprs.emit(value);
    switch (value.type()) {
      case I32, I64, F32, F64 -> {
        code.toBits(JvmType.of(value.type()));
        code.callVirtual(Names.GLOBAL, "set", "(J)V");
      }
      case REF -> code.callVirtual(Names.GLOBAL, "set", "(Ljava/lang/Object;)V");
      case V128 ->
          code.call(
              Names.VECTORS, "set", "(" + Names.type(Names.GLOBAL) + Names.type(Names.V128) + ")V");
    }
  }

  private boolean conditional(Stmt.If statement) {
    Label otherwise = new Label();
    conditions.jumpUnless(statement.condition(), otherwise);
    boolean completes = sequence(statement.then());
    if (statement.otherwise().isEmpty()) {
      place(otherwise);
      return true;
    }
    Label end = new Label();
    if (completes) {
      code.jump(GOTO, end);
    }
    place(otherwise);
    boolean otherwiseCompletes = sequence(statement.otherwise());
    if (completes) {
      place(end);
    }
    return completes || otherwiseCompletes;
  }

  private boolean blocks(int firstLabel, List<List<Stmt>> segments) {
    boolean completes = true;
    for (int i = 0; i < segments.size(); i++) {
      completes =
          (completes && segment(segments.get(i), firstLabel - i)) || isTarget(firstLabel - i);
      if (completes) {
        place(firstLabel - i);
      }
    }
    return completes;
  }

  /** Emits a segment of a ladder, which a label comes after; whether its end can be reached. */
  boolean segment(List<Stmt> statements, int label) {
    return sequence(statements);
  }

  /** Whether anything that was emitted so far, or will be, goes to a label that is to come. */
  boolean isTarget(int label) {
    return labels.containsKey(label);
  }

  private void branchIf(Expr condition, int label) {
    Label target = label(label);
    if (loops.contains(label)
        && condition instanceof Expr.Binary(NumericOp op, Expr left, Expr right)
        && op == NumericOp.I32_NE) {
      // C2 takes a loop for a counted one only if it compares with less than.
      conditions.jumpIf(new Expr.Binary(NumericOp.I32_LT_S, left, right), target);
    }
    if (loops.contains(label) && ConditionEmitter.isThreeWay(condition)) {
      // C2 polls for safepoints at backward jumps, and would keep the outcome on the stack for it.
      Label end = new Label();
      conditions.jumpUnless(condition, end);
      code.jump(GOTO, target);
      place(end);
      return;
    }
    conditions.jumpIf(condition, target);
  }

  /** Branches to one of several labels. */
  void table(Expr index, IndexList targets) {
    if (targets.size() > LARGE_TABLE) {
      new LargeTable(targets).emit(this, index);
      return;
    }
    Label[] cases = new Label[targets.size() - 1];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = label(targets.get(i));
    }
    exprs.emit(index);
    code.table(0, cases, label(targets.get(cases.length)));
  }
}
