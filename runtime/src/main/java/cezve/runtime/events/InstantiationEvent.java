package cezve.runtime.events;

import cezve.validator.ValidModule;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A module has been instantiated. */
@Name("cezve.Instantiation")
@Label("Instantiation")
@Description("A WebAssembly module has been instantiated, and its start function has returned")
@StackTrace(false)
public final class InstantiationEvent extends ModuleEvent {
  @Label("Memory")
  @Description("Size of all memories of the instance, those that it imports included")
  @DataAmount
  long memoryBytes;

  private InstantiationEvent() {}

  /** An event that begins now, or null if nobody records such events. */
  public static @Nullable InstantiationEvent begun() {
    InstantiationEvent event = new InstantiationEvent();
    if (!event.isEnabled()) {
      return null;
    }
    event.begin();
    return event;
  }

  /** Ends the instantiation, and commits the event if it took long enough. */
  public void end(ValidModule module, long memoryBytes) {
    end();
    if (shouldCommit()) {
      of(module);
      this.memoryBytes = memoryBytes;
      commit();
    }
  }
}
