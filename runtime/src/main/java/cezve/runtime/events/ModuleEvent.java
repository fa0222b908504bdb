package cezve.runtime.events;

import cezve.validator.ValidModule;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** Something that happens to an instance of a module. */
@Category({"Cezve", "Execution"})
abstract class ModuleEvent extends Event {
  @Label("Module")
  @Description("The module's name in its name section")
  @Nullable String module;

  final void of(ValidModule module) {
    this.module = module.module().names().module();
  }
}
