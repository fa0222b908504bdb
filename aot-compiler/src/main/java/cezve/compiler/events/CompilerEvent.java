package cezve.compiler.events;

import cezve.model.module.Module;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An event of the compiler, about a module. */
@Category({"Cezve", "Compiler"})
@StackTrace(false)
abstract class CompilerEvent extends Event {
  @Label("Module")
  @Description("The module's name in its name section")
  @Nullable String module;

  CompilerEvent(Module module) {
    this.module = module.names().module();
  }
}
