package cezve.compiler;

import cezve.compiler.support.Frames;
import cezve.runtime.CodeVariant;
import cezve.tree.FuncTree;
import cezve.validator.ValidModule;
import java.util.HashMap;
import java.util.Map;

/**
 * A module that is being compiled, and what knows where its parts are in the generated classes.
 * Each class that is generated has one of these.
 */
final class ModuleTarget {
  private final ValidModule module;
  private final CodeVariant variant;
  private final FunctionClasses functions;
  private final Dispatchers dispatchers;
  private final Map<Integer, Method> methods = new HashMap<>();

  /**
   * A function's method.
   *
   * @param owner the internal name of its class
   */
  record Method(String owner, String name, String descriptor) {}

  /**
   * A module.
   *
   * @param variant what the code has to do besides
   */
  ModuleTarget(
      ValidModule module, CodeVariant variant, FunctionClasses functions, Dispatchers dispatchers) {
    this.module = module;
    this.variant = variant;
    this.functions = functions;
    this.dispatchers = dispatchers;
  }

  ValidModule module() {
    return module;
  }

  CodeVariant variant() {
    return variant;
  }

  FunctionClasses functions() {
    return functions;
  }

  Dispatchers dispatchers() {
    return dispatchers;
  }

  /** How a function that the module defines is called. */
  Method method(int function) {
    Method known = methods.get(function);
    if (known == null) {
      String descriptor = CallShape.of(module.funcType(function)).descriptor();
      known = new Method(functions.owner(function), functions.method(function), descriptor);
      methods.put(function, known);
    }
    return known;
  }

  /** The function that a tree is of. */
  FunctionSource source(FuncTree tree) {
    return new FunctionSource(tree.function(), Frames.firstOffset(module, tree.function()));
  }
}
