package cezve.runtime.events;

import cezve.validator.ValidModule;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * The host has called a function. There may be very many of these, so they have to be asked for.
 */
@Name("cezve.Call")
@Label("Call")
@Description("The host has called a WebAssembly function")
@Enabled(false)
@StackTrace(false)
public final class CallEvent extends ModuleEvent {
  @Label("Function")
  @Nullable String function;

  @Label("Fuel")
  @Description("Units consumed, if the store counts them")
  long fuel;

  @Label("Failure")
  @Description("What the function was left by, if it did not return")
  @Nullable String failure;

  private CallEvent() {}

  /** An event that begins now, or null if nobody records such events. */
  public static @Nullable CallEvent begun() {
    CallEvent event = new CallEvent();
    if (!event.isEnabled()) {
      return null;
    }
    event.begin();
    return event;
  }

  /** Ends the call, and commits the event if it took long enough. */
  public void end(ValidModule module, String function, long fuel, @Nullable Throwable failure) {
    end();
    if (shouldCommit()) {
      of(module);
      this.function = function;
      this.fuel = fuel;
      this.failure = failure == null ? null : failure.toString();
      commit();
    }
  }
}
