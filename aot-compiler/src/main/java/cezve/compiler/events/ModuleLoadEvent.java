package cezve.compiler.events;

import cezve.model.module.Func;
import cezve.validator.ValidModule;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A module has been prepared for being compiled. */
@Name("cezve.ModuleLoad")
@Label("Module Load")
@Description("A WebAssembly module has been prepared for compilation")
public final class ModuleLoadEvent extends CompilerEvent {
  @Label("Functions")
  @Description("Functions that the module defines")
  int functions;

  @Label("WebAssembly Code")
  @DataAmount
  long functionBytes;

  /** Starts the event. */
  public ModuleLoadEvent(ValidModule module) {
    super(module.module());
    functions = module.module().funcs().size();
    for (Func func : module.module().funcs()) {
      functionBytes += func.code().size();
    }
    begin();
  }
}
