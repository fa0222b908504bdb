package cezve.runtime.events;

import cezve.model.error.ExecutionException;
import cezve.validator.ValidModule;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Code has stopped before its end. The event's own stack trace is that of the host's call. */
@StackTrace
abstract class FailureEvent extends ModuleEvent {
  @Label("Message")
  @Nullable String message;

  @Label("Trace")
  @Description("The WebAssembly stack trace, one line per frame, innermost first")
  String trace;

  FailureEvent(ValidModule module, ExecutionException failure) {
    of(module);
    message = failure.getMessage();
    trace = String.join("\n", failure.trace());
  }
}
