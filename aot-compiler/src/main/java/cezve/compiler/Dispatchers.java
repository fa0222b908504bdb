package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Global;
import cezve.model.module.Table;
import cezve.model.type.CompType;
import cezve.model.type.DefType;
import cezve.model.type.ExternKind;
import cezve.model.type.FuncType;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;

/**
 * Generates the calls of functions that are known at run time only. Functions whose methods look
 * alike share a dispatcher: a switch over those of the module that can be referred to, each of
 * which has a rank among them. What belongs to another instance, or to the host, is called through
 * an object of a {@link CallClass}, or else with arrays of cells.
 */
final class Dispatchers {
  private static final int SHAPES_PER_CLASS = 8;
  private static final int NONE = -1;

  private final ValidModule module;
  private final FunctionClasses classes;
  private final Map<CallShape, Integer> numbers = new HashMap<>();
  private final List<CallShape> shapes = new ArrayList<>();
  private final List<List<Integer>> candidates = new ArrayList<>();
  private final TypeConstants types;
  private final int[] ranks;
  private final int imported;

  Dispatchers(ValidModule module, FunctionClasses classes) {
    this.module = module;
    this.classes = classes;
    this.imported = module.importCount(ExternKind.FUNC);
    this.types = new TypeConstants(module);
    for (int i = 0; i < module.types().size(); i++) {
      CompType type = module.types().get(i).expand();
      if (type instanceof FuncType func) {
        add(CallShape.of(func));
      }
    }
    this.ranks = new int[module.funcs().size()];
    Arrays.fill(ranks, NONE);
    findCandidates();
  }

  private void add(CallShape shape) {
    if (numbers.putIfAbsent(shape, shapes.size()) == null) {
      shapes.add(shape);
      candidates.add(new ArrayList<>());
    }
  }

  private void findCandidates() {
    for (Export export : module.module().exports()) {
      if (export.kind() == ExternKind.FUNC) {
        addCandidate(export.index());
      }
    }
    Integer start = module.module().start();
    if (start != null) {
      addCandidate(start);
    }
    for (Global global : module.module().globals()) {
      addCandidates(global.init());
    }
    for (Table table : module.module().tables()) {
      Expression init = table.init();
      if (init != null) {
        addCandidates(init);
      }
    }
    classes.tailCalls().functions().stream().forEach(this::addCandidate);
    for (Elem elem : module.module().elems()) {
      switch (elem.items()) {
        case Elem.Functions functions -> {
          for (int i = 0; i < functions.size(); i++) {
            addCandidate(functions.functions().get(i));
          }
        }
        case Elem.Expressions expressions -> expressions.expressions().forEach(this::addCandidates);
      }
    }
  }

  private void addCandidates(Expression expression) {
    for (Instr instr : expression.instructions()) {
      if (instr instanceof ReferenceInstr.RefFunc(int function)) {
        addCandidate(function);
      }
    }
  }

  private void addCandidate(int function) {
    if (function >= imported && ranks[function] == NONE) {
      List<Integer> list = candidates.get(shape(module.funcs().get(function)));
      ranks[function] = list.size();
      list.add(function);
    }
  }

  /** The number of shapes. */
  int shapes() {
    return shapes.size();
  }

  /** The number of classes with dispatchers. */
  int classes() {
    return (shapes.size() + SHAPES_PER_CLASS - 1) / SHAPES_PER_CLASS;
  }

  /** The number of the shape of a function type. */
  int shape(DefType type) {
    if (!(type.expand() instanceof FuncType func)) {
      throw new AssertionError("BUG: not a function type: " + type);
    }
    return shape(func);
  }

  private static int known(@Nullable Integer number) {
    if (number == null) {
      throw new AssertionError("BUG: a function type that the module does not have");
    }
    return number;
  }

  /** The module's types. */
  TypeConstants types() {
    return types;
  }

  int shape(FuncType type) {
    return known(numbers.get(CallShape.of(type)));
  }

  /** The place of a function that the module defines among those of its shape, or -1. */
  int rank(int function) {
    return ranks[function];
  }

  /** Whether the module exports a function or refers to it: no other can be called from outside. */
  boolean canBeReferredTo(int function) {
    return ranks[function] != NONE;
  }

  /** The class with the dispatcher of a shape. */
  String owner(int shape) {
    return Names.DISPATCH + shape / SHAPES_PER_CLASS;
  }

  /** Calls the function on top of the stack, above the arguments. */
  void call(Code code, FuncType type, int instanceVariable) {
    int shape = shape(type);
    code.variable(ALOAD, instanceVariable);
    code.call(owner(shape), DispatchMethods.CALL + shape, descriptor(shape));
  }

  /**
   * Calls the function below the instance on top of the stack, above the arguments, or hands over.
   */
  void tailCall(Code code, FuncType type) {
    int shape = shape(type);
    code.call(owner(shape), DispatchMethods.TAIL + shape, descriptor(shape));
  }

  private String descriptor(int shape) {
    return shapes.get(shape).descriptor(Names.type(Names.FUNCTION));
  }

  /** Whether other modules can call functions of a shape without cells. */
  boolean hasEntry(int shape) {
    return CallClass.exists(shapes.get(shape));
  }

  /** The class by which other modules call functions of a shape. */
  byte[] generateEntry(int shape) {
    return CallClass.generateEntry(
        Names.ENTRY + shape, shapes.get(shape), owner(shape), DispatchMethods.CALL + shape);
  }

  /** The class of that internal name which the entries of a shape extend, or null. */
  @Nullable Class<?> callClass(String name) {
    for (CallShape shape : shapes) {
      if (CallClass.exists(shape) && CallClass.name(shape).equals(name)) {
        return CallClass.load(shape);
      }
    }
    return null;
  }

  /**
   * One of the classes with dispatchers.
   *
   * @param others takes further classes that it needs
   */
  byte[] generate(int number, BiConsumer<String, byte[]> others) {
    String name = Names.DISPATCH + number;
    ClassWriter writer = Generated.newClass(name);
    CaseClasses cases = new CaseClasses(name, writer);
    int end = Math.min(shapes.size(), (number + 1) * SHAPES_PER_CLASS);
    for (int shape = number * SHAPES_PER_CLASS; shape < end; shape++) {
      new DispatchMethods(
              classes, writer, name, shape, shapes.get(shape), candidates.get(shape), cases)
          .write();
    }
    cases.finish(others);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
