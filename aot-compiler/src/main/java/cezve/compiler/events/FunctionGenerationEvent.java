package cezve.compiler.events;

import cezve.compiler.listing.CodeReport;
import cezve.validator.ValidModule;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The code of a function has been generated. */
@Name("cezve.FunctionGeneration")
@Label("Function Generation")
@Description("Methods have been generated for a WebAssembly function")
final class FunctionGenerationEvent extends CompilerEvent {
  @Label("Function")
  @Description("Name of the function")
  String function;

  @Label("Index")
  int index;

  @Label("WebAssembly Code")
  @DataAmount
  long functionBytes;

  @Label("Cut")
  @Description("Whether the function is too large for one method")
  boolean cut;

  @Label("Methods")
  int methods;

  @Label("JVM Code")
  @DataAmount
  long methodBytes;

  @Label("Largest Method")
  @DataAmount
  long largest;

  FunctionGenerationEvent(ValidModule module, CodeReport.Function code) {
    super(module.module());
    function = module.module().names().function(code.function());
    index = code.function();
    functionBytes = code.size();
    cut = code.isCut();
    methods = code.methods();
    methodBytes = code.bytes();
    largest = code.largest();
  }
}
