import org.jspecify.annotations.NullMarked;

/** The syntax of WebAssembly: types, instructions, modules and what can be wrong with them. */
@NullMarked
module cezve.model {
  requires static transitive org.jspecify;

  exports cezve.model.error;
  exports cezve.model.instruction;
  exports cezve.model.module;
  exports cezve.model.type;
}
