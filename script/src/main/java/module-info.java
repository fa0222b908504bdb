import org.jspecify.annotations.NullMarked;

/** Executing the scripts of the official test suite on any engine. */
@NullMarked
module cezve.script {
  requires transitive cezve.text;
  requires cezve.decoder;
  requires transitive cezve.validator;
  requires transitive cezve.runtime;
  requires static transitive org.jspecify;

  exports cezve.script;
}
