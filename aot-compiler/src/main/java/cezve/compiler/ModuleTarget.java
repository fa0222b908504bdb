package cezve.compiler;

import cezve.compiler.support.Frames;
import cezve.runtime.CodeVariant;
import cezve.tree.FuncTree;
import cezve.validator.ValidModule;

/**
 * A module that is being compiled, and what knows where its parts are in the generated classes.
 *
 * @param variant what the code has to do besides
 */
record ModuleTarget(
    ValidModule module, CodeVariant variant, FunctionClasses functions, Dispatchers dispatchers) {
  /** The offset of a function's first instruction, from which line numbers count. */
  int firstOffset(FuncTree tree) {
    return Frames.firstOffset(module, tree.function());
  }
}
