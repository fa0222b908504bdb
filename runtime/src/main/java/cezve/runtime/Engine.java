package cezve.runtime;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.CodeStore;
import cezve.runtime.cache.ModuleDigest;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.Set;

/** What turns valid modules into something that runs: an interpreter or a compiler. */
public interface Engine {

  /** The name by which people choose the engine. */
  String name();

  /** The features that modules may use; validation rules out the others. */
  Set<Feature> features();

  /** Prepares a module for any number of instances, on any thread. */
  ModuleCode load(ValidModule module);

  /**
   * Validates a module and prepares it.
   *
   * @param features what the module may use
   * @throws cezve.model.error.ModuleException if it is not valid
   */
  default LoadedModule load(Module module, Set<Feature> features) {
    ValidModule valid = Validator.validate(module, features);
    return new LoadedModule(valid, load(valid), CodeOrigin.NEW);
  }

  /**
   * Validates a module and prepares it, or finds in its cache what is left of an earlier time.
   *
   * @param digest of the binary format that the module was decoded from
   * @param features what the module may use
   * @throws cezve.model.error.ModuleException if it is not valid
   */
  default LoadedModule load(Module module, ModuleDigest digest, Set<Feature> features) {
    return load(module, features);
  }

  /**
   * Validates a module and prepares it, or finds in a store what is left of an earlier time.
   *
   * @param store what belongs to this module, and to nothing else
   * @param features what the module may use
   * @throws cezve.model.error.ModuleException if it is not valid
   */
  default LoadedModule load(Module module, CodeStore store, Set<Feature> features) {
    return load(module, features);
  }

  /** The same engine with a cache of what it prepares, or itself if it prepares nothing. */
  default Engine withCache(CodeCache cache) {
    return this;
  }
}
