import org.jspecify.annotations.NullMarked;

/** The cezve command. */
@NullMarked
module cezve.cli {
  requires cezve;
  requires cezve.model;
  requires cezve.decoder;
  requires cezve.text;
  requires cezve.validator;
  requires cezve.tree;
  requires cezve.runtime;
  requires cezve.interpreter;
  requires cezve.compiler;
  requires cezve.script;
  requires cezve.wasi;
  requires cezve.edge;
  requires info.picocli;
  requires org.objectweb.asm;
  requires java.logging;
  requires java.management;
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;
}
