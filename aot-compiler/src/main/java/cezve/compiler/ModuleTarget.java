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
  /** The function that a tree is of. */
  FunctionSource source(FuncTree tree) {
    return new FunctionSource(tree.function(), Frames.firstOffset(module, tree.function()));
  }
}
