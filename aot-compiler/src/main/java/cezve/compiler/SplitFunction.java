package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Label;

/** Emits a function that does not fit into one method; see {@link Part}. */
final class SplitFunction {
  // An access to a cell of an array instead of a variable.
  private static final int CELL_BYTES = 6;

  private final ModuleTarget target;
  private final FuncTree tree;
  private final CallShape shape;
  private final PartClasses classes;
  private final CompilerOptions options;
  private final int methodBytes;
  private final String name;
  private final FunctionSource source;
  private final Survey survey;
  private final BitSet variables = new BitSet();
  private final int[] cellsBefore;
  private final Regions regions;
  private final Runs runs;
  private final boolean isLastAttempt;
  private boolean fits = true;

  SplitFunction(
      ModuleTarget target,
      FuncTree tree,
      Survey survey,
      PartClasses classes,
      CompilerOptions options,
      Attempt attempt) {
    this.target = target;
    this.tree = tree;
    this.shape = CallShape.of(tree.type());
    this.classes = classes;
    CompilerOptions allowed = options.forFunction(survey.size());
    this.methodBytes = allowed.methodBytes();
    this.options = allowed.withMethodBytes(attempt.planned(methodBytes));
    this.name = target.functions().method(tree.function());
    this.source = target.source(tree);
    this.survey = survey;
    int[] slots = heaviest(attempt.variables());
    Liveness liveness = new Liveness(tree, survey, slots);
    for (int slot : slots) {
      variables.set(slot);
    }
    // An exception does not hand over what the method it leaves has changed.
    variables.andNot(liveness.inHandlers());
    this.cellsBefore = cellsBefore();
    this.regions = new Regions(tree, survey, liveness, variables);
    this.runs = new Runs(this);
    this.isLastAttempt = attempt.next() == null;
  }

  /** The slots of most weight, the heaviest first: as many as that, or all. */
  private int[] heaviest(int count) {
    List<Slot> slots = new ArrayList<>(tree.slots());
    slots.sort((a, b) -> Long.compare(survey.weight(b), survey.weight(a)));
    int[] indices = new int[Math.min(count, slots.size())];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = slots.get(i).index();
    }
    return indices;
  }

  ModuleTarget target() {
    return target;
  }

  FuncTree tree() {
    return tree;
  }

  CallShape shape() {
    return shape;
  }

  /** The slots of the parameters. */
  List<Slot> params() {
    return tree.slots().subList(0, shape.params().size());
  }

  /** The function that the methods are of. */
  FunctionSource source() {
    return source;
  }

  Survey survey() {
    return survey;
  }

  Regions regions() {
    return regions;
  }

  Runs runs() {
    return runs;
  }

  /** For how large methods are planned; they may become somewhat larger. */
  CompilerOptions options() {
    return options;
  }

  /** Whether a slot is a variable of the methods that it occurs in. */
  boolean isVariable(Slot slot) {
    return variables.get(slot.index());
  }

  /** The slots that are variables of the methods that they occur in. */
  BitSet variables() {
    return variables;
  }

  /** Whether some slots are cells of arrays. */
  boolean hasCells() {
    return variables.cardinality() < tree.slots().size();
  }

  /** Starts the method for some statements. */
  private PartClasses.Method open(Region region) {
    fits &= region.isPossible();
    return classes.open(name, PartSlots.descriptor(this, region));
  }

  /** Notes how large a method has become. */
  private void finished(Code code) {
    fits &= code.size() <= methodBytes;
  }

  /** About how many bytes of code statements are in one piece. */
  int size(List<Stmt> statements) {
    List<Stmt> reachable = survey.reachable(statements);
    return reachable.isEmpty()
        ? 0
        : size(survey.facts(reachable.getFirst()), survey.facts(reachable.getLast()));
  }

  /** About how many bytes of code the statements from one to another are in one piece. */
  int size(Survey.Facts first, Survey.Facts last) {
    return Survey.size(first, last)
        + CELL_BYTES * (cellsBefore[last.end()] - cellsBefore[first.number()]);
  }

  /** How often cells are accessed by the statements before each. */
  private int[] cellsBefore() {
    int[] sums = new int[survey.count() + 1];
    for (int i = 0; i < survey.count(); i++) {
      sums[i + 1] = sums[i] + cells(survey.facts(i).reads()) + cells(survey.facts(i).writes());
    }
    return sums;
  }

  private int cells(int[] slots) {
    int cells = 0;
    for (int slot : slots) {
      cells += variables.get(slot) ? 0 : 1;
    }
    return cells;
  }

  /**
   * Writes the function's own method, and all others; whether all have the right size. If not, the
   * rest may be missing, unless this is the last attempt.
   */
  boolean write(Code code) {
    PartSlots slots = PartSlots.ofFunction(code, this);
    SplitExits exits = new SplitExits(code, this, slots);
    Label entered = new Label();
    Label left = new Label();
    count(code, "enter");
    code.label(entered);
    exits.start();
    slots.initialiseFunction(this);
    Part part = new Part(this, code, slots, exits);
    part.enter(tree);
    part.write(tree.body(), options.methodBytes());
    slots.fuel().finish(part);
    code.label(left);
    if (hasCells()) {
      Label failed = new Label();
      code.handler(entered, left, failed, "java/lang/Throwable");
      code.label(failed);
      code.fullFrame(shape.frameTypes().toArray(), "java/lang/Throwable");
      count(code, "leave");
      code.insn(ATHROW);
    }
    code.end(slots.count() + FunctionExits.VARIABLES);
    finished(code);
    return fits;
  }

  /** Writes the method for some statements. */
  PartClasses.Method write(List<Stmt> statements, Region region) {
    return write(region, part -> part.write(statements, options.partBytes()));
  }

  /** Writes the method for some cases of a switch. */
  PartClasses.Method write(SwitchGroup group, Region region) {
    return write(region, part -> part.write(group));
  }

  /** Writes the method for some of a ladder's segments. */
  PartClasses.Method write(int firstLabel, List<List<Stmt>> segments, Region region) {
    return write(region, part -> part.writeSegments(firstLabel, segments));
  }

  private PartClasses.Method write(Region region, Consumer<Part> writer) {
    PartClasses.Method method = open(region);
    if (!fits && !isLastAttempt) {
      return method;
    }
    Code code = new Code(method.visitor());
    PartSlots slots = PartSlots.ofPart(code, this, region);
    slots.initialisePart();
    Part part = new Part(this, code, slots, new PartExits(code, slots, this, region));
    writer.accept(part);
    slots.fuel().finish(part);
    code.end(slots.count());
    finished(code);
    return method;
  }

  /**
   * Counts what the arrays of the function, if it has any, take on the heap as if it were stack.
   */
  void count(Code code, String method) {
    if (hasCells()) {
      code.variable(ALOAD, shape.paramSize());
      code.iconst(tree.slots().size());
      code.callVirtual(Names.CONTEXT, method, "(I)V");
    }
  }
}
