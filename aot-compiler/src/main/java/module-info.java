import org.jspecify.annotations.NullMarked;

/** The engine that compiles modules to JVM classes. */
@NullMarked
module cezve.compiler {
  requires cezve.tree;
  requires transitive cezve.runtime;
  requires org.objectweb.asm;
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports cezve.compiler;
  exports cezve.compiler.listing;
  exports cezve.compiler.packaging;
  exports cezve.compiler.support;

  provides cezve.runtime.Engine with
      cezve.compiler.Compiler;
}
