import org.jspecify.annotations.NullMarked;

/** Programs that embed Cezve. */
@NullMarked
module cezve.examples {
  requires transitive cezve;
  requires cezve.wasi;
  requires static transitive org.jspecify;

  exports cezve.examples;
}
