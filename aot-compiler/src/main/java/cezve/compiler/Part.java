package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.IndexList;
import cezve.tree.Expr;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Label;

/**
 * One of the methods of a function that is cut into several. It executes statements, some of them
 * by calling further parts.
 *
 * <p>A {@link Plan} says what stays. A part takes and leaves what its {@link Region} says.
 */
final class Part extends BodyEmitter {
  /** How a part ends. */
  interface Exits extends BodyEmitter.Exits {
    /** Ends after the last statement. */
    void complete();

    /**
     * Ends in the same way as the part that was called last, which did not end in a branch here.
     */
    void passOn(Part part);

    /** Emits what several ends share. */
    void finish(Part part);
  }

  /** How many segments of a ladder of blocks are called by one method. */
  private static final int SEGMENTS = 100;

  /** How many methods for segments of a ladder are called by one method. */
  private static final int RANGES = 80;

  /** Where to take values, and where to go then. */
  private record Landing(List<Slot> values, int destination) {}

  private static final int DISPATCH = -1;

  private final SplitFunction function;
  private final PartSlots slots;
  private final Exits exits;
  private final Handover handover;
  private final Label dispatch = new Label();
  private final Map<Landing, Label> landings = new LinkedHashMap<>();
  private final Set<Integer> segmentEnds = new HashSet<>();
  private final List<SwitchGroup> groups = new ArrayList<>();
  private boolean dispatches;
  private int level;
  private Plan plan;

  Part(SplitFunction function, Code code, PartSlots slots, Exits exits) {
    super(code, slots, function.target(), exits, function.source());
    this.function = function;
    this.slots = slots;
    this.exits = exits;
    this.handover = new Handover(code, slots);
    this.plan = Plan.ofWhole(function);
  }

  /** Writes a method that executes statements, of about as many bytes as it may have. */
  void write(List<Stmt> statements, int limit) {
    plan = Plan.of(function, statements, limit);
    if (pieces(plan.pieces())) {
      exits.complete();
    }
    end();
  }

  private void end() {
    for (SwitchGroup group : groups) {
      place(group.call());
      Region region = function.regions().of(group);
      call(function.write(group, region), region, 0);
      land(region);
    }
    landings.forEach((landing, label) -> {
      place(label);
      handover.take(landing.values);
      go(landing.destination);
    });
    if (dispatches) {
      writeDispatch();
    }
    finish();
    exits.finish(this);
  }

  @Override
  boolean sequence(List<Stmt> statements) {
    return switch (plan.treatment(statements, level)) {
      case STAYS -> super.sequence(statements);
      case MOVES -> move(statements);
      case OPENS -> pieces(plan.pieces(statements));
    };
  }

  private boolean pieces(List<Plan.Piece> pieces) {
    boolean completes = true;
    for (Plan.Piece piece : pieces) {
      completes =
          switch (piece.treatment()) {
            case STAYS -> super.sequence(piece.statements());
            case MOVES -> move(piece.statements());
            case OPENS -> {
              level++;
              boolean opened = open(piece.statements().getFirst());
              level--;
              yield opened;
            }
          };
    }
    return completes;
  }

  private boolean open(Stmt statement) {
    if (plan.movesControl()
        && statement instanceof Stmt.Blocks(int firstLabel, var segments, _)
        && segments.size() > SEGMENTS) {
      return ladder(firstLabel, segments);
    }
    return statement(statement);
  }

  @Override
  boolean segment(List<Stmt> statements, int label) {
    Survey survey = function.survey();
    List<Stmt> reachable = survey.reachable(statements);
    if (reachable.isEmpty() || !Plan.isLargeSwitch(survey.statement(survey.owner(label)))) {
      return super.segment(reachable, label);
    }
    if (plan.isGrouped(reachable)) {
      group(reachable, label);
      return false;
    }
    return plan.isMoved(reachable, level)
        ? moveSegment(reachable, label)
        : super.segment(reachable, label);
  }

  /** Leaves a segment to a method for several of them. */
  private void group(List<Stmt> statements, int label) {
    if (groups.isEmpty() || !groups.getLast().hasRoomFor(function.size(statements))) {
      groups.add(new SwitchGroup(new Label(), function.options()));
    }
    SwitchGroup group = groups.getLast();
    segmentEnds.add(label);
    code.iconst(group.add(statements, label, function.size(statements)));
    code.variable(ISTORE, slots.start());
    code.jump(GOTO, group.call());
  }

  @Override
  void table(Expr index, IndexList targets) {
    if (plan.isLargeLeaf() && new LargeTable(targets).emitOutcome(code, exprs, index)) {
      code.variable(ISTORE, slots.outcome());
      exits.passOn(this);
    } else {
      super.table(index, targets);
    }
  }

  @Override
  boolean isTarget(int label) {
    return function.survey().isTarget(label) || segmentEnds.contains(label);
  }

  /** Makes a part of statements and calls it; whether their end can be reached. */
  private boolean move(List<Stmt> statements) {
    Region region = function.regions().of(statements);
    call(function.write(statements, region), region, 0);
    if (!region.outcomes().contains(PartExits.COMPLETED)) {
      land(region);
      return false;
    }
    handover.take(region.left());
    if (!region.hasOnlyOutcome()) {
      code.variable(ILOAD, slots.outcome());
      boolean isOneBranch = region.outcomes().size() == 2 && region.outcomes().last() > 0;
      code.jump(IFNE, isOneBranch ? label(region.outcomes().last() - 1) : dispatch);
      dispatches |= !isOneBranch;
    }
    return true;
  }

  /** The same for what comes before a label of a large switch; it ends in a branch there. */
  private boolean moveSegment(List<Stmt> statements, int label) {
    Region region = function.regions().of(statements).completingAt(label);
    if (region.outcomes().contains(PartExits.branchTo(label))) {
      segmentEnds.add(label);
    }
    call(function.write(statements, region), region, 0);
    land(region);
    return false;
  }

  /** Calls a part, and takes what it returns. */
  private void call(PartClasses.Method part, Region region, int subtracted) {
    slots.pushArguments(function, region);
    code.variable(ILOAD, slots.start());
    if (subtracted != 0) {
      code.iconst(subtracted);
      code.insn(ISUB);
    }
    slots.fuel().suspend();
    code.call(part.owner(), part.name(), PartSlots.descriptor(function, region));
    slots.fuel().resume();
    if (region.growsMemory()) {
      slots.reloadMemory();
    }
    if (!region.hasOnlyOutcome()) {
      code.variable(ISTORE, slots.outcome());
    } else if (!region.outs().isEmpty()) {
      slots.set(region.outs().getFirst());
    }
  }

  /** Takes the other values and goes on; code for that is shared. */
  private void land(Region region) {
    int destination = region.hasOnlyOutcome() ? region.onlyOutcome() - 1 : DISPATCH;
    if (region.left().isEmpty()) {
      go(destination);
    } else {
      Landing landing = new Landing(region.left(), destination);
      code.jump(GOTO, landings.computeIfAbsent(landing, _ -> new Label()));
    }
  }

  private void go(int destination) {
    if (destination == DISPATCH) {
      code.jump(GOTO, dispatch);
      dispatches = true;
    } else {
      code.jump(GOTO, label(destination));
    }
  }

  /** Where calls of parts go on that did not complete: to a label here, or out. */
  private void writeDispatch() {
    place(dispatch);
    TreeSet<Integer> here = new TreeSet<>(placed());
    int[] keys = here.stream().mapToInt(PartExits::branchTo).toArray();
    Label[] targets = here.stream().map(this::label).toArray(Label[]::new);
    Label out = new Label();
    code.variable(ILOAD, slots.outcome());
    code.lookup(keys, targets, out);
    place(out);
    exits.passOn(this);
  }

  /** A ladder of more segments than one method can call: methods for ranges of segments. */
  private boolean ladder(int firstLabel, List<List<Stmt>> segments) {
    int perMethod = Math.max(SEGMENTS, segments.size() / RANGES + 1);
    int ranges = (segments.size() + perMethod - 1) / perMethod;
    Label again = new Label();
    Label end = new Label();
    Label branched = new Label();
    Label[] cases = Generated.labels(ranges);
    code.iconst(0);
    code.variable(ISTORE, slots.start());
    place(again);
    code.variable(ILOAD, slots.start());
    code.iconst(perMethod);
    code.insn(IDIV);
    code.table(0, cases, end);
    for (int i = 0; i < ranges; i++) {
      place(cases[i]);
      int from = i * perMethod;
      int to = Math.min(segments.size(), from + perMethod);
      range(firstLabel - from, segments.subList(from, to), from, branched);
      code.iconst(to);
      code.variable(ISTORE, slots.start());
      code.jump(GOTO, to == segments.size() ? end : again);
    }
    place(branched);
    goOnInLadder(firstLabel, segments.size(), again);
    place(end);
    return true;
  }

  /** Calls the method for a range of segments; goes on here if it has completed. */
  private void range(int firstLabel, List<List<Stmt>> segments, int from, Label branched) {
    Region region = function.regions().of(firstLabel, segments);
    if (region != null) {
      call(function.write(firstLabel, segments, region), region, from);
      handover.take(region.left());
      if (!region.hasOnlyOutcome()) {
        code.variable(ILOAD, slots.outcome());
        code.jump(IFNE, branched);
      }
    }
  }

  /** After a branch: to a segment of the ladder, or elsewhere. */
  private void goOnInLadder(int firstLabel, int segments, Label again) {
    code.variable(ILOAD, slots.outcome());
    code.jump(IFLE, dispatch);
    // The label of segment i is firstLabel - i, and it goes to the segment after.
    code.iconst(PartExits.branchTo(firstLabel));
    code.variable(ILOAD, slots.outcome());
    code.insn(ISUB);
    code.variable(ISTORE, slots.start());
    code.variable(ILOAD, slots.start());
    code.jump(IFLT, dispatch);
    code.variable(ILOAD, slots.start());
    code.iconst(segments);
    code.jump(IF_ICMPGE, dispatch);
    code.increment(slots.start(), 1);
    code.variable(ILOAD, slots.start());
    code.iconst(segments);
    code.jump(IF_ICMPLT, again);
    dispatches = true;
  }

  /** Writes a method for some cases of a switch, of which it executes one. */
  void write(SwitchGroup group) {
    Label[] starts = Generated.labels(group.segments().size());
    code.variable(ILOAD, slots.start());
    code.table(0, starts, starts[0]);
    for (int i = 0; i < starts.length; i++) {
      place(starts[i]);
      if (sequence(group.segments().get(i))) {
        code.jump(GOTO, label(group.ends().get(i)));
      }
    }
    end();
  }

  /** Writes a method for some of a ladder's segments, of which it can start with any. */
  void writeSegments(int firstLabel, List<List<Stmt>> segments) {
    plan = Plan.ofSegments(function);
    Label[] starts = Generated.labels(segments.size());
    code.variable(ILOAD, slots.start());
    code.table(0, starts, starts[0]);
    for (int i = 0; i < starts.length; i++) {
      place(starts[i]);
      if (sequence(segments.get(i)) || i == starts.length - 1 || isTarget(firstLabel - i)) {
        place(firstLabel - i);
      }
    }
    exits.complete();
    end();
  }
}
