package cezve.compiler.events;

import cezve.model.module.Module;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A module has been looked up in the code cache. */
@Name("cezve.CacheLookup")
@Label("Code Cache Lookup")
@Description("A WebAssembly module has been looked up in the code cache")
public final class CacheLookupEvent extends CompilerEvent {
  @Label("Hit")
  @Description("Whether the cache has it, so that it need not be validated")
  boolean hit;

  /** The event, which takes no time. */
  public CacheLookupEvent(Module module, boolean hit) {
    super(module);
    this.hit = hit;
  }
}
