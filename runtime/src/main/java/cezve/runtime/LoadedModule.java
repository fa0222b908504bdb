package cezve.runtime;

import cezve.validator.ValidModule;

/**
 * A module that can be instantiated any number of times.
 *
 * @param valid the module
 * @param code what an engine has prepared of it
 * @param origin where that comes from
 */
public record LoadedModule(ValidModule valid, ModuleCode code, CodeOrigin origin) {

  /** The same module, for whoever loads it once more. */
  public LoadedModule kept() {
    return new LoadedModule(valid, code, CodeOrigin.KEPT);
  }
}
