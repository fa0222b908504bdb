import org.jspecify.annotations.NullMarked;

/** Validation: from a module to a valid module. */
@NullMarked
module cezve.validator {
  requires transitive cezve.model;
  requires static transitive org.jspecify;

  exports cezve.validator;
}
