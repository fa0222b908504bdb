import org.jspecify.annotations.NullMarked;

/** JMH benchmarks, alone and beside other engines. */
@NullMarked
module cezve.bench {
  requires cezve;
  requires cezve.model;
  requires cezve.decoder;
  requires cezve.text;
  requires cezve.validator;
  requires cezve.tree;
  requires cezve.runtime;
  requires cezve.interpreter;
  requires cezve.compiler;
  requires cezve.wasi;
  requires cezve.edge;
  requires io.helidon.http;
  requires io.helidon.webserver;
  requires com.dylibso.chicory.compiler;
  requires com.dylibso.chicory.runtime;
  requires com.dylibso.chicory.wasi;
  requires com.dylibso.chicory.wasm;
  requires java.management;
  requires jmh.core;
  requires org.graalvm.polyglot;
  requires static transitive org.jspecify;

  exports cezve.bench;
}
