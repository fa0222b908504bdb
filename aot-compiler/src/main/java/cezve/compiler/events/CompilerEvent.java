package cezve.compiler.events;

import cezve.validator.ValidModule;
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

  CompilerEvent(ValidModule module) {
    this.module = module.module().names().module();
  }
}
