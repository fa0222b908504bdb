import org.jspecify.annotations.NullMarked;

/** Suites that run over the whole system, and the tests of its architecture. */
@NullMarked
module cezve.spectests {
  requires cezve;
  requires cezve.model;
  requires cezve.decoder;
  requires cezve.text;
  requires cezve.validator;
  requires cezve.tree;
  requires cezve.runtime;
  requires cezve.interpreter;
  requires cezve.script;
  requires cezve.wasi;
  requires cezve.cli;
  requires jdk.compiler;
  requires static transitive org.jspecify;
}
