package cezve.compiler;

import cezve.compiler.support.FunctionLines;
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
    FunctionLines lines = FunctionLines.of(module, tree.function(), functions.lineNumbers());
    return new FunctionSource(tree.function(), lines);
  }
}
