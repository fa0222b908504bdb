import org.jspecify.annotations.NullMarked;

/** Lowering: from a valid function to the tree that the engines share. */
@NullMarked
module cezve.tree {
  requires transitive cezve.model;
  requires transitive cezve.validator;
  requires static transitive org.jspecify;

  exports cezve.tree;
}
