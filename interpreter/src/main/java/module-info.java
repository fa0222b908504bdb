import org.jspecify.annotations.NullMarked;

/** The tree-walking engine. */
@NullMarked
module cezve.interpreter {
  requires transitive cezve.tree;
  requires transitive cezve.runtime;
  requires static transitive org.jspecify;

  exports cezve.interpreter;

  provides cezve.runtime.Engine with
      cezve.interpreter.Interpreter;
}
