package cezve.tree;

import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr.TryTable;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers what throws and catches exceptions, in version 3.0 and before.
 *
 * <p>What a {@code delegate} catches is thrown again from a landing, which is the end of the body
 * of the {@code try} whose handlers shall see it: by then, all that is in between has been left.
 */
final class ExceptionLowering {
  private final ValidModule module;
  private final OperandStack stack;
  private final ControlLowering control;

  ExceptionLowering(ValidModule module, OperandStack stack, ControlLowering control) {
    this.module = module;
    this.stack = stack;
    this.control = control;
  }

  /** A clause of a {@code try} that is being lowered. */
  record Clause(@Nullable Integer tag, List<Slot> values) {}

  /** A label at the end of a body, where the exception in the slot is thrown again. */
  record Landing(int label, Slot exception) {}

  // Throwing; what follows is unreachable.

  void throwTag(int tag, int position) {
    int first = stack.height() - module.tagType(tag).params().size();
    stack.discard(0, first, position);
    stack.emit(new Stmt.Throw(tag, stack.exprs(first, position), position));
  }

  void throwRef(int position) {
    stack.discard(0, stack.height() - 1, position);
    stack.emit(new Stmt.ThrowRef(stack.pop().expr(), position));
  }

  /** Throws what the clause of a {@code try} has caught. */
  void rethrow(ControlFrame clause, int position) {
    stack.discard(0, stack.height(), position);
    Slot caught = clause.caught;
    if (caught == null) {
      caught = stack.newSlot(SlotType.REF);
      clause.caught = caught;
    }
    stack.emit(new Stmt.ThrowRef(new Expr.Get(caught), position));
  }

  // Catching

  /** The handlers of a block that is about to be entered: labels count from outside of it. */
  List<Stmt.Handler> handlers(TryTable instr, int position) {
    List<Stmt.Handler> handlers = new ArrayList<>(instr.clauses().size());
    for (CatchClause clause : instr.clauses()) {
      ControlFrame target = control.frame(clause.label());
      List<Slot> values = slots(clause.tag(), target.height);
      int above = target.height + values.size();
      Slot exception = clause.kind().hasReference() ? stack.slot(above, SlotType.REF) : null;
      List<Slot> handedOver = new ArrayList<>(values);
      if (exception != null) {
        handedOver.add(exception);
      }
      Stmt leave = control.leave(target, handedOver, position);
      handlers.add(new Stmt.Handler(clause.tag(), values, exception, List.of(leave)));
    }
    return handlers;
  }

  /** Where the values of a tag's exceptions go, from a height on; nothing for all exceptions. */
  private List<Slot> slots(@Nullable Integer tag, int height) {
    List<Slot> slots = new ArrayList<>();
    if (tag != null) {
      FuncType type = module.tagType(tag);
      for (ValType value : type.params()) {
        slots.add(stack.slot(height + slots.size(), SlotType.of(value)));
      }
    }
    return slots;
  }

  /** Goes on from the body of a {@code try}, or one of its clauses, to the next clause. */
  void nextClause(ControlFrame frame, @Nullable Integer tag, int position) {
    boolean isFirst = frame.kind == ControlFrame.Kind.TRY;
    List<Stmt> part = control.nextPart(frame, ControlFrame.Kind.CATCH, position);
    if (isFirst) {
      frame.firstPart = withLanding(frame, part);
      frame.handlers = new ArrayList<>();
    } else {
      finishClause(frame, part);
    }
    Clause clause = new Clause(tag, slots(tag, frame.height));
    frame.clause = clause;
    frame.caught = null;
    for (Slot value : clause.values()) {
      stack.push(Operand.get(value), position);
    }
  }

  private static void finishClause(ControlFrame frame, List<Stmt> body) {
    Clause clause = frame.clause;
    if (clause == null) {
      throw new AssertionError("BUG: no clause to finish");
    }
    frame.handlers.add(new Stmt.Handler(clause.tag(), clause.values(), frame.caught, body));
  }

  /** Lets the innermost block, which ends here, hand what it catches on to an enclosing one. */
  void delegate(ControlFrame frame, int label, int position) {
    Landing landing = landing(label + 1);
    Stmt leave = new Stmt.Br(landing.label(), position);
    frame.handlers =
        List.of(new Stmt.Handler(null, List.of(), landing.exception(), List.of(leave)));
  }

  /** The landing from which exceptions reach what would catch those of the block at a label. */
  private Landing landing(int label) {
    int outer = label;
    while (!control.frame(outer).isGuarded()) {
      outer++;
    }
    ControlFrame frame = control.frame(outer);
    Landing landing = frame.landing;
    if (landing == null) {
      landing = new Landing(control.newLabel(), stack.newSlot(SlotType.REF));
      frame.landing = landing;
    }
    return landing;
  }

  /** A finished body, with its landing if there is one. */
  private static List<Stmt> withLanding(ControlFrame frame, List<Stmt> body) {
    Landing landing = frame.landing;
    if (landing == null) {
      return body;
    }
    if (frame.partCompletes) {
      body.add(new Stmt.Br(frame.label, frame.position));
      frame.isTarget = true;
    }
    List<List<Stmt>> segments = new ArrayList<>();
    segments.add(body);
    List<Stmt> landed = new ArrayList<>();
    landed.add(new Stmt.Blocks(landing.label(), segments, frame.position));
    landed.add(new Stmt.ThrowRef(new Expr.Get(landing.exception()), frame.position));
    return landed;
  }

  /** The statements of a finished block that catches, or of a function. */
  List<Stmt> close(ControlFrame frame) {
    if (frame.kind == ControlFrame.Kind.CATCH) {
      finishClause(frame, frame.statements);
    } else {
      frame.firstPart = withLanding(frame, frame.statements);
    }
    return frame.handlers.isEmpty()
        ? frame.firstPart
        : List.of(new Stmt.Try(frame.firstPart, frame.handlers, frame.position));
  }
}
