package cezve.compiler.events;

import cezve.validator.ValidModule;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A class could not be generated. */
@Name("cezve.GenerationFailure")
@Label("Generation Failure")
@Description("A class could not be generated for functions of a WebAssembly module")
public final class GenerationFailureEvent extends CompilerEvent {
  @Label("Class")
  String generatedClass;

  @Label("Reason")
  String reason;

  /**
   * The event, which is still to be committed.
   *
   * @param className the internal name of the class
   */
  public GenerationFailureEvent(ValidModule module, String className, Throwable problem) {
    super(module.module());
    generatedClass = className.replace('/', '.');
    reason = problem.toString();
  }
}
