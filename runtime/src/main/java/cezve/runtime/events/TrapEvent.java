package cezve.runtime.events;

import cezve.model.error.TrapException;
import cezve.validator.ValidModule;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Code has trapped. */
@Name("cezve.Trap")
@Label("Trap")
@Description("A WebAssembly function that the host called has trapped")
public final class TrapEvent extends FailureEvent {
  @Label("Trap")
  @Description("Kind of trap, in the words of the specification")
  String trap;

  /** The event, which is still to be committed. */
  public TrapEvent(ValidModule module, TrapException failure) {
    super(module, failure);
    trap = failure.trap().text();
  }
}
