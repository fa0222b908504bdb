package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.Label;

/**
 * One of the methods of a function that is cut into several. It executes statements, some of them
 * by calling further parts, and returns how they ended, see {@link PartExits}.
 *
 * <p>Too many statements are cut into runs that fit, each a part. Of a single statement that does
 * not fit, what is nested in it becomes parts, but its own branches stay here: a loop whose body is
 * a large switch remains a loop with a switch.
 */
final class Part extends BodyEmitter {
  /** What is nested in a large statement stays in its method if it is smaller than this. */
  private static final int SMALL = 30;

  /** How many segments of a ladder of blocks, or runs of statements, are called by one method. */
  private static final int CALLS_PER_METHOD = 200;

  /** A finished part. */
  record Written(PartClasses.Method method, boolean completes, boolean exits) {}

  private final SplitFunction function;
  private final PartClasses.Method method;
  private final PartExits exits;
  private final Label dispatch = new Label();
  private boolean dispatches;
  private int allowance;

  private Part(SplitFunction function, PartClasses.Method method, Code code) {
    this(
        function,
        method,
        code,
        new PartExits(code, new CellSlots(code), function.target(), function.tree()));
  }

  private Part(SplitFunction function, PartClasses.Method method, Code code, PartExits exits) {
    super(code, new CellSlots(code), function.target(), exits, function.source());
    this.function = function;
    this.method = method;
    this.exits = exits;
    this.allowance = function.limit();
  }

  private static Part open(SplitFunction function) {
    PartClasses.Method method = function.open();
    return new Part(function, method, new Code(method.visitor()));
  }

  /** Writes the part for some statements, and those that it calls. */
  static Written write(SplitFunction function, List<Stmt> statements) {
    Part part = open(function);
    part.start();
    boolean completes =
        function.size(statements) <= function.limit()
            ? part.sequence(statements)
            : part.cut(statements);
    return part.end(completes);
  }

  private void start() {
    code.iconst(0);
    code.variable(ISTORE, CellSlots.OUTCOME);
  }

  private Written end(boolean completes) {
    if (completes) {
      code.iconst(PartExits.COMPLETED);
      code.insn(IRETURN);
    }
    if (dispatches) {
      writeDispatch();
    }
    finish();
    code.end(CellSlots.VARIABLES);
    return new Written(method, completes, exits.used() || dispatches);
  }

  /** Where calls of parts go on that did not complete: to a label here, or out. */
  private void writeDispatch() {
    place(dispatch);
    int[] keys = new TreeSet<>(placed()).stream().mapToInt(PartExits::branchTo).toArray();
    Label[] targets = new Label[keys.length];
    int i = 0;
    for (int label : new TreeSet<>(placed())) {
      targets[i++] = label(label);
    }
    Label out = new Label();
    code.variable(ILOAD, CellSlots.OUTCOME);
    code.lookup(keys, targets, out);
    place(out);
    code.variable(ILOAD, CellSlots.OUTCOME);
    code.insn(IRETURN);
  }

  @Override
  boolean isTarget(int label) {
    // Parts that this one calls may go there.
    return true;
  }

  @Override
  boolean sequence(List<Stmt> statements) {
    return function.size(statements) <= allowance ? super.sequence(statements) : call(statements);
  }

  /** Emits more statements than fit. */
  private boolean cut(List<Stmt> statements) {
    if (statements.size() == 1) {
      allowance = SMALL;
      Stmt statement = statements.getFirst();
      if (statement instanceof Stmt.Blocks(int firstLabel, var segments, int _)
          && segments.size() > CALLS_PER_METHOD) {
        return ladder(firstLabel, segments);
      }
      return statement(statement);
    }
    for (List<Stmt> run : runs(statements)) {
      if (!call(run)) {
        return false;
      }
    }
    return true;
  }

  /** Consecutive statements that fit into a method, or a single one that does not. */
  private List<List<Stmt>> runs(List<Stmt> statements) {
    List<List<Stmt>> runs = new ArrayList<>();
    int limit = Math.max(function.limit(), function.size(statements) / CALLS_PER_METHOD + 1);
    int from = 0;
    int size = 0;
    for (int i = 0; i < statements.size(); i++) {
      int next = function.size(statements.get(i));
      if (i > from && size + next > limit) {
        runs.add(statements.subList(from, i));
        from = i;
        size = 0;
      }
      size += next;
    }
    runs.add(statements.subList(from, statements.size()));
    return runs;
  }

  /** Makes a part of statements and calls it. */
  private boolean call(List<Stmt> statements) {
    Written part = write(function, statements);
    code.variable(ALOAD, 0);
    code.variable(ALOAD, 1);
    code.variable(ALOAD, 2);
    code.iconst(0);
    code.call(part.method().owner(), part.method().name(), PartClasses.DESCRIPTOR);
    if (!part.exits()) {
      // If it always throws, there is nothing to go on with, but the JVM does not know.
      code.insn(part.completes() ? POP : IRETURN);
      return part.completes();
    }
    code.variable(ISTORE, CellSlots.OUTCOME);
    if (!part.completes()) {
      goOn();
      return false;
    }
    code.variable(ILOAD, CellSlots.OUTCOME);
    code.jump(IFNE, dispatch);
    dispatches = true;
    return true;
  }

  private void goOn() {
    code.jump(GOTO, dispatch);
    dispatches = true;
  }

  /** A ladder of more segments than one method can call: methods for ranges of segments. */
  private boolean ladder(int firstLabel, List<List<Stmt>> segments) {
    int ranges = (segments.size() + CALLS_PER_METHOD - 1) / CALLS_PER_METHOD;
    Label again = new Label();
    Label end = new Label();
    Label branched = new Label();
    Label[] cases = Generated.labels(ranges);
    code.iconst(0);
    code.variable(ISTORE, CellSlots.START);
    place(again);
    code.variable(ILOAD, CellSlots.START);
    code.iconst(CALLS_PER_METHOD);
    code.insn(IDIV);
    code.table(0, cases, end);
    for (int i = 0; i < ranges; i++) {
      place(cases[i]);
      int from = i * CALLS_PER_METHOD;
      int to = Math.min(segments.size(), from + CALLS_PER_METHOD);
      Written range = range(function, firstLabel - from, segments.subList(from, to));
      code.variable(ALOAD, 0);
      code.variable(ALOAD, 1);
      code.variable(ALOAD, 2);
      code.variable(ILOAD, CellSlots.START);
      code.iconst(from);
      code.insn(ISUB);
      code.call(range.method().owner(), range.method().name(), PartClasses.DESCRIPTOR);
      code.variable(ISTORE, CellSlots.OUTCOME);
      code.variable(ILOAD, CellSlots.OUTCOME);
      code.jump(IFNE, branched);
      code.iconst(to);
      code.variable(ISTORE, CellSlots.START);
      code.jump(GOTO, to == segments.size() ? end : again);
    }
    place(branched);
    code.variable(ILOAD, CellSlots.OUTCOME);
    code.jump(IFLE, dispatch);
    // The label of segment i is firstLabel - i, and it goes to the segment after.
    code.iconst(PartExits.branchTo(firstLabel));
    code.variable(ILOAD, CellSlots.OUTCOME);
    code.insn(ISUB);
    code.variable(ISTORE, CellSlots.START);
    code.variable(ILOAD, CellSlots.START);
    code.jump(IFLT, dispatch);
    code.variable(ILOAD, CellSlots.START);
    code.iconst(segments.size());
    code.jump(IF_ICMPGE, dispatch);
    code.increment(CellSlots.START, 1);
    code.variable(ILOAD, CellSlots.START);
    code.iconst(segments.size());
    code.jump(IF_ICMPLT, again);
    dispatches = true;
    place(end);
    return true;
  }

  /** Writes the part for some of a ladder's segments, of which it can start with any. */
  private static Written range(SplitFunction function, int firstLabel, List<List<Stmt>> segments) {
    Part part = open(function);
    part.start();
    part.allowance = SMALL;
    Label[] starts = Generated.labels(segments.size());
    part.code.variable(ILOAD, CellSlots.START);
    part.code.table(0, starts, starts[0]);
    for (int i = 0; i < starts.length; i++) {
      part.place(starts[i]);
      part.sequence(segments.get(i));
      part.place(firstLabel - i);
    }
    return part.end(true);
  }
}
