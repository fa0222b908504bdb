import org.jspecify.annotations.NullMarked;

/** JMH benchmarks. */
@NullMarked
module cezve.bench {
  requires cezve.model;
  requires cezve.decoder;
  requires cezve.validator;
  requires cezve.tree;
  requires cezve.runtime;
  requires cezve.interpreter;
  requires cezve.wasi;
  requires jmh.core;
  requires static transitive org.jspecify;
}
