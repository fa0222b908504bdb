import org.jspecify.annotations.NullMarked;

/** The text format: parser and printer of modules, and scripts as syntax trees. */
@NullMarked
module cezve.text {
  requires transitive cezve.model;
  requires static transitive org.jspecify;

  exports cezve.text;
  exports cezve.text.script;
}
