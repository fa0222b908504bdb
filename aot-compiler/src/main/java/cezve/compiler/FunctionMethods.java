package cezve.compiler;

import cezve.model.type.FuncType;
import org.jspecify.annotations.Nullable;

/**
 * The methods of functions that were called lately. To make up their names takes longer than all
 * else about a call, and to keep those of all functions would take as much memory as their code.
 */
final class FunctionMethods {
  private static final int KEPT = 1 << 10;

  private final FunctionClasses classes;
  // By function, as far as it goes. Threads may overwrite what others have found.
  private final @Nullable FunctionMethod[] recent = new @Nullable FunctionMethod[KEPT];

  /**
   * A function's method.
   *
   * @param owner the internal name of its class
   */
  record FunctionMethod(int function, String owner, String name, String descriptor) {}

  FunctionMethods(FunctionClasses classes) {
    this.classes = classes;
  }

  /** How a function that the module defines is called. */
  FunctionMethod of(int function, FuncType type) {
    int place = function & (KEPT - 1);
    FunctionMethod method = recent[place];
    if (method == null || method.function != function) {
      method =
          new FunctionMethod(
              function,
              classes.owner(function),
              classes.method(function),
              CallShape.of(type).descriptor());
      recent[place] = method;
    }
    return method;
  }
}
