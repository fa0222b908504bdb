package cezve.tree;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.NumericOp;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import cezve.validator.ValidModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lowers blocks, branches and calls. */
final class ControlLowering {
  private final ValidModule module;
  private final OperandStack stack;
  private final ExceptionLowering exceptions;
  private final List<ControlFrame> frames = new ArrayList<>();
  private List<Stmt> functionBody = List.of();
  private boolean reachable = true;
  // How many blocks of unreachable code are open.
  private int skipped;
  private int labels;

  ControlLowering(ValidModule module, OperandStack stack) {
    this.module = module;
    this.stack = stack;
    this.exceptions = new ExceptionLowering(module, stack, this);
  }

  /** Whether the next instruction can be executed. */
  boolean reachable() {
    return reachable;
  }

  void enterFunction(FuncType type) {
    ControlFrame frame = new ControlFrame(ControlFrame.Kind.FUNCTION, labels++, type, 0, 0);
    frames.add(frame);
    stack.enter(frame.statements, 0);
  }

  /** The statements of the function, after its end. */
  List<Stmt> functionBody() {
    return functionBody;
  }

  void lower(ControlInstr instr, int position) {
    switch (instr) {
      case Nop _ -> {}
      case Block(BlockType type) -> enter(ControlFrame.Kind.BLOCK, type, position);
      case Loop(BlockType type) -> enter(ControlFrame.Kind.LOOP, type, position);
      case If(BlockType type) -> enterIf(type, position);
      case Else _ -> enterElse(position);
      case End _ -> end(position);
      case Unreachable _ -> {
        stack.discard(0, stack.height(), position);
        stack.emit(new Stmt.Unreachable(position));
        reachable = false;
      }
      case Br(int label) -> br(frame(label), position);
      case BrIf(int label) -> brIf(frame(label), position);
      case BrTable(IndexList labels, int defaultLabel) -> brTable(labels, defaultLabel, position);
      case Return _ -> br(frames.getFirst(), position);
      case Call(int function) ->
          call(new Stmt.Direct(function), module.funcType(function), position);
      case CallIndirect(int table, int type) ->
          call(indirect(table, type), funcType(type), position);
      case CallRef(int type) -> call(reference(type), funcType(type), position);
      case ReturnCall(int function) ->
          tailCall(new Stmt.Direct(function), module.funcType(function), position);
      case ReturnCallIndirect(int table, int type) ->
          tailCall(indirect(table, type), funcType(type), position);
      case ReturnCallRef(int type) -> tailCall(reference(type), funcType(type), position);
      case BrOnNull(int label) -> brOnNull(frame(label), position);
      case BrOnNonNull(int label) -> brOnNonNull(frame(label), position);
      case BrOnCast(LabelCast cast) -> {
        Expr test = test(cast, position);
        branchIf(test, frame(cast.label()), position);
      }
      case BrOnCastFail(LabelCast cast) -> {
        Expr test = test(cast, position);
        branchIf(new Expr.Unary(NumericOp.I32_EQZ, test), frame(cast.label()), position);
      }
      case TryTable tryTable -> enterTryTable(tryTable, position);
      case Try(BlockType type) -> enter(ControlFrame.Kind.TRY, type, position);
      case Catch(int tag) -> exceptions.nextClause(frames.getLast(), tag, position);
      case CatchAll _ -> exceptions.nextClause(frames.getLast(), null, position);
      case Delegate(int label) -> delegate(label, position);
      case Throw(int tag) -> {
        exceptions.throwTag(tag, position);
        reachable = false;
      }
      case ThrowRef _ -> {
        exceptions.throwRef(position);
        reachable = false;
      }
      case Rethrow(int label) -> {
        exceptions.rethrow(frame(label), position);
        reachable = false;
      }
    }
  }

  /** Takes note of an instruction that cannot be executed. */
  void skip(ControlInstr instr, int position) {
    switch (instr) {
      case Block _, Loop _, If _, Try _, TryTable _ -> skipped++;
      case End _ -> {
        if (skipped == 0) {
          end(position);
        } else {
          skipped--;
        }
      }
      case Delegate(int label) -> {
        if (skipped == 0) {
          delegate(label, position);
        } else {
          skipped--;
        }
      }
      case Else _ -> {
        if (skipped == 0) {
          enterElse(position);
        }
      }
      case Catch(int tag) -> {
        if (skipped == 0) {
          exceptions.nextClause(frames.getLast(), tag, position);
        }
      }
      case CatchAll _ -> {
        if (skipped == 0) {
          exceptions.nextClause(frames.getLast(), null, position);
        }
      }
      case Unreachable _, Nop _, Throw _, ThrowRef _, Rethrow _, Br _, BrIf _, BrTable _ -> {}
      case BrOnNull _, BrOnNonNull _, BrOnCast _, BrOnCastFail _, Return _, Call _ -> {}
      case CallIndirect _, CallRef _, ReturnCall _, ReturnCallIndirect _, ReturnCallRef _ -> {}
    }
  }

  /** The block that a label refers to. */
  ControlFrame frame(int label) {
    return frames.get(frames.size() - 1 - label);
  }

  /** A label that is no block's. */
  int newLabel() {
    return labels++;
  }

  private FuncType funcType(int type) {
    return (FuncType) module.types().get(type).expand();
  }

  private FuncType blockType(BlockType type) {
    return switch (type) {
      case BlockType.Index(int index) -> funcType(index);
      case BlockType.Result(ValType result) ->
          new FuncType(List.of(), result == null ? List.of() : List.of(result));
    };
  }

  // Blocks

  private void enter(ControlFrame.Kind kind, BlockType blockType, int position) {
    FuncType type = blockType(blockType);
    int height = stack.height() - type.params().size();
    if (kind == ControlFrame.Kind.LOOP) {
      stack.materialize(height, position);
    } else {
      stack.spillAll(position);
    }
    ControlFrame frame = new ControlFrame(kind, labels++, type, height, position);
    frames.add(frame);
    stack.enter(frame.statements, height);
  }

  private void enterIf(BlockType type, int position) {
    Operand condition = stack.pop();
    enter(ControlFrame.Kind.THEN, type, position);
    ControlFrame frame = frames.getLast();
    frame.condition = condition.expr();
    frame.parameters = new ArrayList<>();
    for (int h = frame.height; h < stack.height(); h++) {
      frame.parameters.add(stack.at(h));
    }
  }

  private void enterElse(int position) {
    ControlFrame frame = frames.getLast();
    frame.firstPart = nextPart(frame, ControlFrame.Kind.ELSE, position);
    for (Operand parameter : frame.parameters) {
      stack.push(parameter, position);
    }
  }

  private void enterTryTable(TryTable instr, int position) {
    List<Stmt.Handler> handlers = exceptions.handlers(instr, position);
    enter(ControlFrame.Kind.TRY_TABLE, instr.type(), position);
    frames.getLast().handlers = handlers;
  }

  private void delegate(int label, int position) {
    exceptions.delegate(frames.getLast(), label, position);
    end(position);
  }

  /** Ends one part of a block and starts another, which can be reached; the first's statements. */
  List<Stmt> nextPart(ControlFrame frame, ControlFrame.Kind kind, int position) {
    completePart(frame, position);
    List<Stmt> part = frame.statements;
    frame.kind = kind;
    frame.statements = new ArrayList<>();
    stack.enter(frame.statements, frame.height);
    stack.truncate(frame.height);
    reachable = true;
    return part;
  }

  private void end(int position) {
    if (frames.getLast().kind == ControlFrame.Kind.THEN) {
      enterElse(position);
    }
    ControlFrame frame = frames.getLast();
    if (frame.kind == ControlFrame.Kind.FUNCTION) {
      if (reachable) {
        br(frame, position);
      }
      functionBody = exceptions.close(frame);
      frames.removeLast();
      return;
    }
    completePart(frame, position);
    frames.removeLast();
    ControlFrame parent = frames.getLast();
    stack.enter(parent.statements, parent.height);
    close(frame);
    stack.truncate(frame.height);
    for (ValType result : frame.type.results()) {
      stack.push(Operand.get(stack.slot(stack.height(), SlotType.of(result))), position);
    }
  }

  /** Hands the results over in their slots, if the end of this part can be reached. */
  private void completePart(ControlFrame frame, int position) {
    if (reachable) {
      stack.materialize(frame.height, position);
      frame.partCompletes = true;
    }
  }

  /** Gives the finished block to its parent. */
  private void close(ControlFrame frame) {
    List<Stmt> body = frame.statements;
    switch (frame.kind) {
      case LOOP -> {
        if (frame.isTarget) {
          stack.emit(new Stmt.Loop(frame.label, body, frame.position));
        } else {
          body.forEach(stack::emit);
        }
      }
      case BLOCK -> closeForward(frame, body);
      case ELSE ->
          closeForward(
              frame, List.of(new Stmt.If(frame.condition, frame.firstPart, body, frame.position)));
      case TRY_TABLE, TRY, CATCH -> closeForward(frame, exceptions.close(frame));
      case FUNCTION, THEN -> throw new AssertionError("BUG: closed elsewhere");
    }
  }

  private void closeForward(ControlFrame frame, List<Stmt> body) {
    reachable = frame.partCompletes || frame.isTarget;
    if (!frame.isTarget) {
      body.forEach(stack::emit);
    } else if (!body.isEmpty()
        && body.getFirst() instanceof Stmt.Blocks(int first, var segments, int position)
        && first - segments.size() == frame.label) {
      // This block starts with a ladder whose labels go on from this one: it becomes a rung.
      segments.add(new ArrayList<>(body.subList(1, body.size())));
      stack.emit(new Stmt.Blocks(first, segments, position));
    } else {
      List<List<Stmt>> segments = new ArrayList<>();
      segments.add(body);
      stack.emit(new Stmt.Blocks(frame.label, segments, frame.position));
    }
  }

  // Branches

  /** Leaves for the frame's label with the operands on top of the stack. */
  private void br(ControlFrame frame, int position) {
    int first = stack.height() - frame.labelTypes().size();
    stack.discard(frame.height, first, position);
    if (frame.kind == ControlFrame.Kind.FUNCTION) {
      stack.emit(new Stmt.Return(stack.exprs(first, position), position));
    } else {
      moves(frame, position).forEach(stack::emit);
      frame.isTarget = true;
      stack.emit(new Stmt.Br(frame.label, position));
    }
    reachable = false;
  }

  /** Leaves for the frame's label with what is in slots already. */
  Stmt leave(ControlFrame frame, List<Slot> values, int position) {
    if (frame.kind != ControlFrame.Kind.FUNCTION) {
      frame.isTarget = true;
      return new Stmt.Br(frame.label, position);
    }
    List<Expr> results = new ArrayList<>(values.size());
    for (Slot value : values) {
      results.add(new Expr.Get(value));
    }
    return new Stmt.Return(results, position);
  }

  /** The assignments that hand the operands on top of the stack over to a label. */
  private List<Stmt> moves(ControlFrame frame, int position) {
    int arity = frame.labelTypes().size();
    int first = stack.height() - arity;
    List<Stmt> moves = new ArrayList<>(arity);
    for (int i = 0; i < arity; i++) {
      Operand value = stack.at(first + i);
      Slot target = stack.slot(frame.height + i, value.expr().type());
      if (!value.isGet(target)) {
        moves.add(new Stmt.Set(target, value.expr(), position));
      }
    }
    return moves;
  }

  /** What a branch that may not be taken executes when it is. */
  private List<Stmt> transfer(ControlFrame frame, int position) {
    if (frame.kind == ControlFrame.Kind.FUNCTION) {
      int first = stack.height() - frame.type.results().size();
      return List.of(new Stmt.Return(stack.exprs(first, position), position));
    }
    List<Stmt> transfer = moves(frame, position);
    frame.isTarget = true;
    transfer.add(new Stmt.Br(frame.label, position));
    return transfer;
  }

  private void brIf(ControlFrame frame, int position) {
    Operand condition = stack.pop();
    branchIf(condition.expr(), frame, position);
  }

  private void branchIf(Expr condition, ControlFrame frame, int position) {
    prepareConditional(frame.labelTypes().size(), position);
    List<Stmt> transfer = transfer(frame, position);
    if (transfer.size() == 1 && transfer.getFirst() instanceof Stmt.Br(int label, int _)) {
      stack.emit(new Stmt.BrIf(condition, label, position));
    } else {
      stack.emit(new Stmt.If(condition, transfer, List.of(), position));
    }
  }

  /** Before a branch that may be taken: what it passes on will be evaluated on either way. */
  private void prepareConditional(int arity, int position) {
    stack.spill(Operand.TRAPS, position);
    stack.makeTrivial(stack.height() - arity, position);
  }

  private void brOnNull(ControlFrame frame, int position) {
    Operand reference = settled(position);
    branchIf(new Expr.RefIsNull(reference.expr()), frame, position);
    stack.push(reference, position);
  }

  private void brOnNonNull(ControlFrame frame, int position) {
    stack.makeTrivial(stack.height() - 1, position);
    Expr isNull = new Expr.RefIsNull(stack.at(stack.height() - 1).expr());
    branchIf(new Expr.Unary(NumericOp.I32_EQZ, isNull), frame, position);
    stack.pop();
  }

  /**
   * The test of the top operand, which stays: it is handed over as what it has turned out to be.
   */
  private Expr test(LabelCast cast, int position) {
    stack.makeTrivial(stack.height() - 1, position);
    Expr reference = stack.at(stack.height() - 1).expr();
    return new Expr.RefTest(module.types().close(cast.to()), reference);
  }

  /** Pops the top operand in a form that can be evaluated repeatedly. */
  private Operand settled(int position) {
    stack.spill(Operand.TRAPS, position);
    stack.makeTrivial(stack.height() - 1, position);
    return stack.pop();
  }

  private void brTable(IndexList targets, int defaultLabel, int position) {
    Operand index = stack.pop();
    prepareConditional(frame(defaultLabel).labelTypes().size(), position);
    int[] labelOf = new int[targets.size() + 1];
    Deque<ControlFrame> indirect = new ArrayDeque<>();
    int[] rungOf = new int[frames.size()];
    for (int i = 0; i < labelOf.length; i++) {
      int depth = i < targets.size() ? targets.get(i) : defaultLabel;
      ControlFrame frame = frame(depth);
      if (isDirect(frame, position)) {
        frame.isTarget = true;
        labelOf[i] = frame.label;
        continue;
      }
      if (rungOf[depth] == 0) {
        indirect.add(frame);
        rungOf[depth] = indirect.size();
      }
      labelOf[i] = -rungOf[depth];
    }
    emitTable(index.expr(), labelOf, List.copyOf(indirect), position);
    reachable = false;
  }

  private boolean isDirect(ControlFrame frame, int position) {
    return frame.kind != ControlFrame.Kind.FUNCTION && moves(frame, position).isEmpty();
  }

  /**
   * Targets that something must be handed over to become rungs of a ladder around the table, which
   * do that and go on; {@code labelOf} has them as {@code -1}, {@code -2} ….
   */
  private void emitTable(Expr index, int[] labelOf, List<ControlFrame> indirect, int position) {
    // The end of the ladder has a label too: it must not be that of an enclosing loop.
    int firstLabel = labels + indirect.size();
    labels += indirect.size() + 1;
    for (int i = 0; i < labelOf.length; i++) {
      if (labelOf[i] < 0) {
        labelOf[i] = firstLabel + 1 + labelOf[i];
      }
    }
    Stmt table = new Stmt.BrTable(index, IndexList.of(labelOf), position);
    if (indirect.isEmpty()) {
      stack.emit(table);
      return;
    }
    List<List<Stmt>> segments = new ArrayList<>();
    segments.add(List.of(table));
    for (ControlFrame frame : indirect) {
      segments.add(transfer(frame, position));
    }
    stack.emit(new Stmt.Blocks(firstLabel, segments, position));
  }

  // Calls

  private Stmt.Callee indirect(int table, int type) {
    return new Stmt.Indirect(table, module.types().get(type), stack.pop().expr());
  }

  private Stmt.Callee reference(int type) {
    DefType defType = module.types().get(type);
    return new Stmt.Reference(defType, stack.pop().expr());
  }

  private void call(Stmt.Callee callee, FuncType type, int position) {
    int first = stack.height() - type.params().size();
    List<Expr> arguments = stack.exprs(first, position);
    stack.truncate(first);
    stack.spill(Operand.TRAPS | Operand.READS, position);
    List<Slot> results = new ArrayList<>(type.results().size());
    for (ValType result : type.results()) {
      Slot slot = stack.slot(first + results.size(), SlotType.of(result));
      stack.beforeWrite(slot, position);
      results.add(slot);
    }
    stack.emit(new Stmt.Call(callee, arguments, results, position));
    for (Slot result : results) {
      stack.push(Operand.get(result), position);
    }
  }

  private void tailCall(Stmt.Callee callee, FuncType type, int position) {
    int first = stack.height() - type.params().size();
    stack.discard(0, first, position);
    stack.emit(new Stmt.TailCall(callee, stack.exprs(first, position), position));
    reachable = false;
  }
}
