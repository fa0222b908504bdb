package cezve.runtime;

import cezve.model.instruction.Feature;
import cezve.validator.ValidModule;
import java.util.Set;

/** What turns valid modules into something that runs: an interpreter or a compiler. */
public interface Engine {

  /** The name by which people choose the engine. */
  String name();

  /** The features that modules may use; validation rules out the others. */
  Set<Feature> features();

  /** Prepares a module for any number of instances, on any thread. */
  ModuleCode load(ValidModule module);
}
