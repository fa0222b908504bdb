package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.compiler.support.Frames;
import cezve.compiler.support.LineNumbers;
import cezve.model.module.Export;
import cezve.model.type.ExternKind;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariant.Duty;
import cezve.tree.FuncTree;
import cezve.tree.Lowering;
import cezve.tree.Metering;
import cezve.validator.ValidModule;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;

/** Generates the classes that functions are in: a few functions in each. */
final class FunctionClasses {
  private static final int MOST_NAME_CHARS = 200;

  // JVM code is rarely so many times as large as WebAssembly's: 1.1 to 1.6 times as a rule.
  private static final int LIKELY_RATIO = 2;

  /** A function that does not fit into a method, and how it is to be cut. */
  private record LargeFunction(FuncTree tree, Survey survey, Attempt attempt) {}

  private final ValidModule module;
  private final CodeVariant variant;
  private final Metering metering;
  private final int imported;
  private final FunctionMethods methods = new FunctionMethods(this);
  private final FunctionGroups groups;
  private final TailCalls tailCalls;
  private final CompilerOptions options;
  private volatile @Nullable Map<Integer, String> exportedNames;

  FunctionClasses(
      ValidModule module, TailCalls tailCalls, CodeVariant variant, CompilerOptions options) {
    this.module = module;
    this.variant = variant;
    this.metering = variant.has(Duty.CONSUME_FUEL) ? Metering.FUEL : Metering.NONE;
    this.imported = module.importCount(ExternKind.FUNC);
    this.options = options;
    this.groups =
        new FunctionGroups(
            module.module().funcs(), options.generation().groupBytes(), options.lineNumbers());
    this.tailCalls = tailCalls;
  }

  /** The number of classes with functions, without those of parts. */
  int classes() {
    return groups.count();
  }

  /** What the line numbers of methods mean. */
  LineNumbers lineNumbers() {
    return options.lineNumbers();
  }

  /** How functions are called. */
  FunctionMethods methods() {
    return methods;
  }

  /** The class that a function is in. */
  String owner(int function) {
    return Names.FUNCTIONS + groups.of(function - imported);
  }

  /** The name of a function's method, as profilers show it. */
  String method(int function) {
    String name = module.module().names().get(cezve.model.module.Names.Kind.FUNCTION, function);
    return Frames.method(name == null ? exportedName(function) : legal(name), function);
  }

  private String exportedName(int function) {
    Map<Integer, String> names = exportedNames;
    if (names == null) {
      names = new HashMap<>();
      for (Export export : module.module().exports()) {
        if (export.kind() == ExternKind.FUNC) {
          names.putIfAbsent(export.index(), legal(export.name()));
        }
      }
      exportedNames = names;
    }
    return names.getOrDefault(function, "func");
  }

  /** The name of the method with the function's code: another one if it hands over tail calls. */
  String bodyMethod(int function) {
    String method = method(function);
    return tailCalls.handsOver(function) ? Frames.body(method) : method;
  }

  /** The name of the method that calls such a function in the place of another. */
  String tailMethod(int function) {
    return Frames.tail(method(function));
  }

  TailCalls tailCalls() {
    return tailCalls;
  }

  /** A name without what the JVM does not allow in names of methods. */
  private static String legal(String name) {
    String visible = visible(name);
    StringBuilder legal = new StringBuilder(visible.length());
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      legal.append(
          switch (c) {
            case '<' -> '(';
            case '>' -> ')';
            case '[' -> '{';
            case ']' -> '}';
            case '.', ';', '/' -> '_';
            default -> c;
          });
    }
    return legal.toString();
  }

  /** A name of moderate length without what a terminal does not show. */
  private static String visible(String name) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), MOST_NAME_CHARS); i++) {
      char c = name.charAt(i);
      visible.append((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c) ? c : '_');
    }
    return visible.toString();
  }

  /**
   * Generates one of the classes.
   *
   * @param others takes further classes that it needs
   */
  byte[] generate(int number, Dispatchers dispatchers, BiConsumer<String, byte[]> others) {
    ModuleTarget target = new ModuleTarget(module, variant, this, dispatchers);
    String source = source(number);
    Map<Integer, LargeFunction> large = new HashMap<>();
    while (true) {
      ClassWriter writer = Generated.newClass(Names.FUNCTIONS + number);
      writer.visitSource(source, null);
      PartClasses parts = new PartClasses(number, source);
      if (write(number, target, writer, parts, large)) {
        parts.finish(others);
        writer.visitEnd();
        return writer.toByteArray();
      }
    }
  }

  /**
   * The source file of a class, or what stands for one: the module's name, which often is that of
   * its file.
   */
  private String source(int number) {
    String file = groups.file(number);
    String name = file == null ? module.module().names().module() : file;
    return name == null ? "module.wasm" : visible(name);
  }

  /**
   * Writes the functions of a class; false if one is larger than thought.
   *
   * @param large the functions that have turned out larger than thought
   */
  private boolean write(
      int number,
      ModuleTarget target,
      ClassWriter writer,
      PartClasses parts,
      Map<Integer, LargeFunction> large) {
    int end = imported + groups.end(number);
    for (int function = imported + groups.start(number); function < end; function++) {
      LargeFunction known = large.get(function);
      FuncTree tree = known == null ? Lowering.lower(module, function, metering) : known.tree;
      CallShape shape = CallShape.of(tree.type());
      Code code = open(writer, bodyMethod(function), shape);
      if (!write(target, tree, code, parts, large)) {
        return false;
      }
      if (tailCalls.handsOver(function)) {
        String body = bodyMethod(function);
        TailCallEmitter.writeTrampoline(
            open(writer, method(function), shape), shape, owner(function), body);
        if (!shape.inCells()) {
          TailCallEmitter.writeTailCall(
              open(writer, tailMethod(function), shape), shape, owner(function), body, function);
        }
      }
    }
    return true;
  }

  /** Writes a function; false if some method of it is larger than thought. */
  private boolean write(
      ModuleTarget target,
      FuncTree tree,
      Code code,
      PartClasses parts,
      Map<Integer, LargeFunction> large) {
    LargeFunction found = large.get(tree.function());
    if (found == null && mayBeLarge(tree)) {
      Survey survey = new Survey(target, tree);
      if (survey.size() > options.methodBytes()) {
        found = new LargeFunction(tree, survey, Attempt.first());
      }
    }
    if (found != null) {
      Attempt next = found.attempt.next();
      if (new SplitFunction(target, tree, found.survey, parts, options, found.attempt).write(code)
          || next == null) {
        return true;
      }
      large.put(tree.function(), new LargeFunction(tree, found.survey, next));
      return false;
    }
    FunctionEmitter.write(code, target, tree);
    if (code.size() > options.methodBytes()) {
      Survey survey = new Survey(target, tree);
      large.put(tree.function(), new LargeFunction(tree, survey, Attempt.first()));
      return false;
    }
    return true;
  }

  private boolean mayBeLarge(FuncTree tree) {
    int size = module.module().funcs().get(tree.function() - imported).code().size();
    return size >= options.methodBytes() / LIKELY_RATIO
        || tree.slots().size() >= options.methodBytes() / LIKELY_RATIO;
  }

  private static Code open(ClassWriter writer, String name, CallShape shape) {
    return new Code(
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, shape.descriptor(), null, null));
  }

  boolean isImported(int function) {
    return function < imported;
  }
}
