package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.support.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Generates the methods by which functions of one shape are called. */
final class DispatchMethods {
  // Cases take up to about 20 bytes, or three for each parameter.
  private static final int CASE_BYTES = 6_000;

  /** The methods that call a function, followed by the number of the shape. */
  static final String CALL = "call";

  /** The methods that call a function which may hand over a tail call, likewise. */
  private static final String START = "start";

  /** The methods that call a function in the place of another, or hand that over, likewise. */
  static final String TAIL = Frames.TAIL;

  /** The methods that call a function with arrays of cells, likewise. */
  static final String ENTER = "enter";

  static final String ENTER_DESCRIPTOR =
      "("
          + Names.type(Names.COMPILED_FUNCTION)
          + "[J[Ljava/lang/Object;"
          + Names.type(Names.INSTANCE)
          + ")V";

  private final FunctionClasses classes;
  private final ClassWriter writer;
  private final String owner;
  private final int number;
  private final CaseClasses cases;
  private final CallShape shape;
  private final List<Integer> candidates;
  private final int perMethod;

  /**
   * For a shape.
   *
   * @param owner the class with the methods, which {@code writer} writes
   * @param number the number of the shape
   * @param candidates the functions of the shape that can be referred to, by their ranks
   */
  DispatchMethods(
      FunctionClasses classes,
      ClassWriter writer,
      String owner,
      int number,
      CallShape shape,
      List<Integer> candidates,
      CaseClasses cases) {
    this.classes = classes;
    this.shape = shape;
    this.candidates = candidates;
    this.writer = writer;
    this.owner = owner;
    this.number = number;
    this.cases = cases;
    this.perMethod = CASE_BYTES / (12 + 3 * shape.paramSize());
  }

  void write() {
    write(CALL, classes::method);
    String entry = CALL;
    if (!classes.tailCalls().functions().isEmpty()) {
      entry = START;
      write(START, classes::bodyMethod);
      writeTail();
    }
    writeEnter(entry);
  }

  /** Writes the methods for ranges of ranks, as deep as it takes. */
  private void write(String kind, IntFunction<String> methods) {
    List<Integer> functions = candidates;
    List<CaseClasses.Method> ranges = new ArrayList<>();
    for (int from = 0; from < functions.size(); from += perMethod) {
      int to = Math.min(functions.size(), from + perMethod);
      ranges.add(functions(kind, from, functions.subList(from, to), methods));
    }
    int width = perMethod;
    while (ranges.size() > perMethod) {
      List<CaseClasses.Method> wider = new ArrayList<>();
      for (int from = 0; from < ranges.size(); from += perMethod) {
        int to = Math.min(ranges.size(), from + perMethod);
        wider.add(ranges(kind, from, width, ranges.subList(from, to)));
      }
      ranges = wider;
      width *= perMethod;
    }
    writeCall(kind, ranges, width);
  }

  private MethodVisitor method(String name, String descriptor) {
    return writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
  }

  private void exit(Code code) {
    JvmType returned = shape.returned();
    code.insn(returned == null ? RETURN : returned.returning());
  }

  /** Finds out whether the callee is one of the candidates. */
  private void writeCall(String kind, List<CaseClasses.Method> ranges, int width) {
    MethodVisitor method = method(kind + number, descriptor());
    Code code = new Code(method);
    method.visitCode();
    int callee = shape.paramSize();
    int instance = callee + 1;
    Label other = new Label();
    if (!ranges.isEmpty()) {
      jumpUnlessOwn(code, callee, instance, other);
      choose(code, ranges, 0, width, () -> rank(code, callee), instance);
      code.label(other);
      code.sameFrame();
    }
    if (CallClass.exists(shape)) {
      callEntry(code, callee, instance);
    }
    callInCells(code, callee, instance);
    code.end(instance + 3);
  }

  private void jumpUnlessOwn(Code code, int callee, int instance, Label other) {
    code.variable(ALOAD, callee);
    code.isInstance(Names.COMPILED_FUNCTION);
    code.jump(IFEQ, other);
    code.variable(ALOAD, callee);
    code.cast(Names.COMPILED_FUNCTION);
    code.getField(Names.COMPILED_FUNCTION, "context", Names.type(Names.CONTEXT));
    code.variable(ALOAD, instance);
    code.jump(IF_ACMPNE, other);
  }

  /** Calls one of the candidates if that is not too deep, and hands everything else over. */
  private void writeTail() {
    if (shape.inCells()) {
      return;
    }
    MethodVisitor method = method(TAIL + number, descriptor());
    Code code = new Code(method);
    method.visitCode();
    int callee = shape.paramSize();
    int instance = callee + 1;
    Label other = new Label();
    jumpUnlessOwn(code, callee, instance, other);
    code.variable(ALOAD, instance);
    code.callVirtual(Names.CONTEXT, "deepen", "()Z");
    code.jump(IFEQ, other);
    shape.loadParams(code);
    code.variable(ALOAD, callee);
    code.variable(ALOAD, instance);
    code.call(owner, START + number, descriptor());
    exit(code);
    code.label(other);
    code.sameFrame();
    code.variable(ALOAD, callee);
    code.variable(ASTORE, instance + 1);
    TailCallEmitter.handOver(code, shape, instance, instance + 1);
    code.end(instance + 4);
  }

  private void rank(Code code, int callee) {
    code.variable(ALOAD, callee);
    code.cast(Names.COMPILED_FUNCTION);
    code.getField(Names.COMPILED_FUNCTION, "rank", "I");
  }

  /**
   * Calls the range that a rank is in.
   *
   * @param first the number of the first range
   * @param width how many ranks are in each range
   */
  private void choose(
      Code code,
      List<CaseClasses.Method> ranges,
      int first,
      int width,
      Runnable rank,
      int instance) {
    Label[] labels = Generated.labels(ranges.size());
    if (labels.length > 1) {
      rank.run();
      code.iconst(width);
      code.insn(IDIV);
      code.table(first, labels, labels[labels.length - 1]);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels.length > 1) {
        code.label(labels[i]);
        code.sameFrame();
      }
      shape.loadParams(code);
      rank.run();
      code.variable(ALOAD, instance);
      CaseClasses.Method range = ranges.get(i);
      code.call(range.owner(), range.name(), shape.descriptor("I"));
      exit(code);
    }
  }

  /** Starts a method that takes a rank besides the parameters. */
  private CaseClasses.Method open(String kind, int count) {
    return cases.open(kind + number + "_", shape.descriptor("I"), count);
  }

  /** Writes the method for a number of ranges. */
  private CaseClasses.Method ranges(
      String kind, int first, int width, List<CaseClasses.Method> ranges) {
    CaseClasses.Method method = open(kind, ranges.size());
    Code code = new Code(method.visitor());
    method.visitor().visitCode();
    int rank = shape.paramSize();
    choose(code, ranges, first, width, () -> code.variable(ILOAD, rank), rank + 1);
    code.end(rank + 2);
    return method;
  }

  /** Writes the method for a number of functions. */
  private CaseClasses.Method functions(
      String kind, int first, List<Integer> functions, IntFunction<String> methods) {
    CaseClasses.Method method = open(kind, functions.size());
    Code code = new Code(method.visitor());
    method.visitor().visitCode();
    int rank = shape.paramSize();
    Label[] labels = Generated.labels(functions.size());
    // The last case stands for all others, of which there are none.
    code.variable(ILOAD, rank);
    code.table(first, labels, labels[labels.length - 1]);
    for (int i = 0; i < labels.length; i++) {
      code.label(labels[i]);
      code.sameFrame();
      shape.loadParams(code);
      code.variable(ALOAD, rank + 1);
      int function = functions.get(i);
      code.call(classes.owner(function), methods.apply(function), shape.descriptor());
      exit(code);
    }
    code.end(rank + 2);
    return method;
  }

  /** Calls the function if it is another instance's compiled code, or the host's and typed. */
  private void callEntry(Code code, int callee, int instance) {
    Label other = new Label();
    int entry = instance + 1;
    code.variable(ALOAD, instance);
    code.variable(ALOAD, callee);
    code.callVirtual(
        Names.CONTEXT, "entry", "(" + Names.type(Names.FUNCTION) + ")Ljava/lang/Object;");
    code.variable(ASTORE, entry);
    code.variable(ALOAD, entry);
    code.jump(IFNULL, other);
    code.variable(ALOAD, entry);
    code.cast(CallClass.name(shape));
    shape.loadParams(code);
    code.variable(ALOAD, callee);
    code.variable(ALOAD, instance);
    CallClass.call(code, shape);
    exit(code);
    code.label(other);
    code.sameFrame();
  }

  /** Packs the parameters, calls, and unpacks the results. */
  private void callInCells(Code code, int callee, int instance) {
    int numbers = instance + 1;
    int references = instance + 2;
    if (shape.inCells()) {
      numbers = 0;
      references = 1;
    } else {
      code.variable(ALOAD, callee);
      code.call(Names.CALLS, "numbers", "(" + Names.type(Names.FUNCTION) + ")[J");
      code.variable(ASTORE, numbers);
      code.variable(ALOAD, callee);
      code.call(
          Names.CALLS, "references", "(" + Names.type(Names.FUNCTION) + ")[Ljava/lang/Object;");
      code.variable(ASTORE, references);
      new Cells(code, numbers, references).pack(shape.params(), 0);
    }
    code.variable(ALOAD, callee);
    code.variable(ALOAD, instance);
    code.variable(ALOAD, numbers);
    code.variable(ALOAD, references);
    code.call(
        Names.CALLS,
        "call",
        "(" + Names.type(Names.FUNCTION) + Names.type(Names.CONTEXT) + "[J[Ljava/lang/Object;)V");
    new Cells(code, numbers, references).unpackResults(shape.results(), instance);
    exit(code);
  }

  private void writeEnter(String kind) {
    MethodVisitor method = method(ENTER + number, ENTER_DESCRIPTOR);
    Code code = new Code(method);
    method.visitCode();
    Cells cells = new Cells(code, 1, 2);
    if (shape.inCells()) {
      code.variable(ALOAD, 1);
      code.variable(ALOAD, 2);
    } else {
      cells.unpack(shape.params());
    }
    code.variable(ALOAD, 0);
    code.variable(ALOAD, 3);
    code.call(owner, kind + number, descriptor());
    cells.storeFirst(shape.results(), 3);
    Label handedOver = new Label();
    if (kind.equals(START)) {
      code.variable(ALOAD, 3);
      code.getField(Names.CONTEXT, "tailCallee", Names.type(Names.FUNCTION));
      code.jump(IFNONNULL, handedOver);
    }
    cells.packResults(shape.results(), 3);
    code.insn(RETURN);
    if (kind.equals(START)) {
      code.label(handedOver);
      code.sameFrame();
      code.insn(RETURN);
    }
    code.end(6);
  }

  private String descriptor() {
    return shape.descriptor(Names.type(Names.FUNCTION));
  }
}
