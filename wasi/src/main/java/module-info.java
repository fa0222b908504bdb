import org.jspecify.annotations.NullMarked;

/** WASI preview 1. */
@NullMarked
module cezve.wasi {
  requires transitive cezve.runtime;
  requires static transitive org.jspecify;
  requires java.management;

  exports cezve.wasi;
}
