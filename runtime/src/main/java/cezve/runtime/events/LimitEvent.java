package cezve.runtime.events;

import cezve.model.error.ExecutionException;
import cezve.validator.ValidModule;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Code has been stopped because it has used up what it was given, or because somebody asked. */
@Name("cezve.LimitHit")
@Label("Limit Hit")
@Description("A WebAssembly function that the host called was stopped at a limit")
public final class LimitEvent extends FailureEvent {
  @Label("Limit")
  @Description("The class of the exception")
  String limit;

  /** The event, which is still to be committed. */
  public LimitEvent(ValidModule module, ExecutionException failure) {
    super(module, failure);
    limit = failure.getClass().getSimpleName();
  }
}
