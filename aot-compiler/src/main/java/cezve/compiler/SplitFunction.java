package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.support.Frames;
import cezve.runtime.CodeVariant;
import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Emits a function that does not fit into one method: the function's own method makes arrays for
 * the slots and calls the first part; see {@link Part}.
 */
final class SplitFunction {
  private final ModuleTarget target;
  private final FuncTree tree;
  private final CallShape shape;
  private final PartClasses classes;
  private final int limit;
  private final String name;
  private final int firstOffset;
  private final IdentityHashMap<Object, Integer> sizes = new IdentityHashMap<>();

  /**
   * A function.
   *
   * @param limit how many bytes of code a method may have
   */
  SplitFunction(ModuleTarget target, FuncTree tree, PartClasses classes, int limit) {
    this.target = target;
    this.tree = tree;
    this.shape = CallShape.of(tree.type());
    this.classes = classes;
    this.limit = limit;
    this.firstOffset = target.firstOffset(tree);
    this.name = target.functions().method(tree.function());
    measure();
  }

  ModuleTarget target() {
    return target;
  }

  FuncTree tree() {
    return tree;
  }

  /** The offset of the first instruction. */
  int firstOffset() {
    return firstOffset;
  }

  /** How many bytes of code a method may have. */
  int limit() {
    return limit;
  }

  /** Starts a method of this function. */
  PartClasses.Method open() {
    return classes.open(name);
  }

  /** Emits everything into nothing, to learn how much code each statement is. */
  private void measure() {
    Code code = new Code(new MethodVisitor(ASM9) {});
    CellSlots slots = new CellSlots(code);
    PartExits exits = new PartExits(code, slots, target, tree);
    BodyEmitter measuring =
        new BodyEmitter(code, slots, target, exits, firstOffset) {
          @Override
          boolean sequence(List<Stmt> statements) {
            int before = code.size();
            boolean completes = true;
            for (Stmt statement : statements) {
              int start = code.size();
              completes = statement(statement);
              sizes.put(statement, code.size() - start);
            }
            sizes.put(statements, code.size() - before);
            return completes;
          }

          @Override
          boolean isTarget(int label) {
            return true;
          }
        };
    measuring.sequence(tree.body());
  }

  /** About how many bytes of code a statement is in one piece. */
  int size(Stmt statement) {
    return known(statement);
  }

  /** About how many bytes of code statements are in one piece. */
  int size(List<Stmt> statements) {
    Integer size = sizes.get(statements);
    if (size != null) {
      return size;
    }
    int sum = 0;
    for (Stmt statement : statements) {
      sum += known(statement);
    }
    return sum;
  }

  private int known(Object measured) {
    Integer size = sizes.get(measured);
    if (size == null) {
      throw new AssertionError("BUG: this was not measured");
    }
    return size;
  }

  /** Writes the function's own method, and all parts. */
  void write(Code code) {
    int instance = shape.paramSize();
    int numbers = instance + 1;
    int references = instance + 2;
    int cells = tree.slots().size() + shape.results().size();
    Label entered = new Label();
    Label left = new Label();
    count(code, instance, "enter", cells);
    code.label(entered);
    code.iconst(cells);
    code.newArray(T_LONG);
    code.variable(ASTORE, numbers);
    code.iconst(cells);
    code.newArray(Names.OBJECT);
    code.variable(ASTORE, references);
    storeParams(code, numbers, references);
    callParts(code, instance);
    code.label(left);
    count(code, instance, "leave", cells);
    leave(code, instance);
    Label failed = new Label();
    code.handler(entered, left, failed, "java/lang/Throwable");
    code.label(failed);
    code.fullFrame(shape.frameTypes().toArray(), "java/lang/Throwable");
    count(code, instance, "leave", cells);
    code.insn(ATHROW);
    code.end(references + 1);
  }

  /** Calls the first part, again and again if the function calls itself in its place. */
  private void callParts(Code code, int instance) {
    int numbers = instance + 1;
    int references = instance + 2;
    PartClasses.Method first = Part.write(this, tree.body()).method();
    boolean repeats = target.functions().tailCalls().repeats(tree.function());
    Label again = new Label();
    if (repeats) {
      code.label(again);
      code.fullFrame(frame());
    }
    if (tree.calls() && target.variant() == CodeVariant.INTERRUPTIBLE) {
      code.line(Frames.line(tree.body().getFirst().position(), firstOffset));
      CheckpointClass.check(code, instance);
    }
    code.variable(ALOAD, numbers);
    code.variable(ALOAD, references);
    code.variable(ALOAD, instance);
    code.iconst(0);
    code.call(first.owner(), first.name(), PartClasses.DESCRIPTOR);
    if (repeats) {
      Label done = new Label();
      code.iconst(PartExits.REPEATS);
      code.jump(IF_ICMPNE, done);
      code.variable(ALOAD, numbers);
      code.variable(ALOAD, references);
      code.iconst(shape.params().size());
      code.call(Names.CELLS, "clear", "([J[Ljava/lang/Object;I)V");
      code.jump(GOTO, again);
      code.label(done);
      code.fullFrame(frame());
    } else {
      code.insn(POP);
    }
  }

  /** Returns the results, or makes the tail call that a part has left. */
  private void leave(Code code, int instance) {
    int numbers = instance + 1;
    int references = instance + 2;
    JvmType returned = shape.returned();
    int exit = returned == null ? RETURN : returned.returning();
    if (!target.functions().tailCalls().handsOver(tree.function())) {
      Label completed = new Label();
      code.variable(ALOAD, instance);
      code.getField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
      code.jump(IFNULL, completed);
      TailCallEmitter.goOn(code, shape, instance, numbers, references);
      code.insn(exit);
      code.label(completed);
      code.fullFrame(frame());
    }
    loadResults(code, instance);
    code.insn(exit);
  }

  /** Counts what the arrays take on the heap as if it were stack. */
  private static void count(Code code, int instance, String method, int cells) {
    code.variable(ALOAD, instance);
    code.iconst(cells);
    code.callVirtual(Names.CONTEXT, method, "(I)V");
  }

  /** The types of the variables of the function's own method. */
  private @Nullable Object[] frame() {
    List<Object> types = shape.frameTypes();
    types.add("[J");
    types.add("[Ljava/lang/Object;");
    return types.toArray();
  }

  private void storeParams(Code code, int numbers, int references) {
    if (shape.inCells()) {
      new Cells(code, 0, 1).unpack(shape.params());
      for (Slot slot : tree.slots().subList(0, shape.params().size()).reversed()) {
        CellSlots.put(code, numbers, references, slot.index(), JvmType.of(slot.type()));
      }
      return;
    }
    int variable = 0;
    for (int i = 0; i < shape.params().size(); i++) {
      JvmType param = shape.params().get(i);
      code.variable(param.load(), variable);
      CellSlots.put(code, numbers, references, i, param);
      variable += param.size();
    }
  }

  private void loadResults(Code code, int instance) {
    int numbers = instance + 1;
    int references = instance + 2;
    for (int i = 0; i < shape.results().size(); i++) {
      JvmType result = shape.results().get(i);
      if (i > 0) {
        code.variable(ALOAD, instance);
        code.iconst(i);
      }
      CellSlots.get(code, numbers, references, tree.slots().size() + i, result);
      if (i > 0) {
        Results.keep(code, result);
      }
    }
  }
}
