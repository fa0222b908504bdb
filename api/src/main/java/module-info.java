import org.jspecify.annotations.NullMarked;

/** What programs import that embed Cezve. */
@NullMarked
module cezve {
  requires transitive cezve.model;
  requires transitive cezve.runtime;
  requires cezve.decoder;
  requires cezve.text;
  requires cezve.validator;
  requires static transitive org.jspecify;

  exports cezve;

  uses cezve.runtime.Engine;
}
