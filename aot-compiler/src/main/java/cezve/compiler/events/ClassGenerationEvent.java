package cezve.compiler.events;

import cezve.compiler.listing.CodeReport;
import cezve.validator.ValidModule;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A class has been generated, and others because of it. */
@Name("cezve.ClassGeneration")
@Label("Class Generation")
@Description("A class has been generated for functions of a WebAssembly module")
public final class ClassGenerationEvent extends CompilerEvent {
  private final transient ValidModule source;

  @Label("Class")
  String generatedClass;

  @Label("Functions")
  int functions;

  @Label("Functions Cut")
  @Description("Functions that are too large for one method")
  int cut;

  @Label("WebAssembly Code")
  @DataAmount
  long functionBytes;

  @Label("Methods")
  int methods;

  @Label("JVM Code")
  @DataAmount
  long methodBytes;

  @Label("Class Files")
  @Description("Size of the class and those that have methods of its functions")
  @DataAmount
  long classBytes;

  /**
   * Starts the event.
   *
   * @param className the internal name of the class
   */
  public ClassGenerationEvent(ValidModule module, String className) {
    super(module.module());
    source = module;
    generatedClass = className.replace('/', '.');
    begin();
  }

  /** Ends the event, of which an event for each function is part. */
  public void end(CodeReport report) {
    end();
    functions = report.functions().size();
    cut = report.cut().size();
    functionBytes = report.functionBytes();
    methods = report.methods();
    methodBytes = report.methodBytes();
    classBytes = report.classBytes();
    commit();
    for (CodeReport.Function function : report.functions()) {
      new FunctionGenerationEvent(source, function).commit();
    }
  }
}
