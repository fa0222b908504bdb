import org.jspecify.annotations.NullMarked;

/** Compiling modules when a project is built by Maven. */
@NullMarked
module cezve.maven {
  requires cezve.compiler;
  requires cezve.decoder;
  requires cezve.model;
  requires cezve.runtime;
  requires cezve.text;
  requires cezve.validator;
  requires maven.plugin.api;
  requires static maven.plugin.annotations;
  requires static org.jspecify;
}
