import org.jspecify.annotations.NullMarked;

/** Execution: store, instances, memories, tables, references, traps and the linker. */
@NullMarked
module cezve.runtime {
  requires transitive cezve.model;
  requires transitive cezve.validator;
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports cezve.runtime;
  exports cezve.runtime.cache;
  exports cezve.runtime.numeric;
}
