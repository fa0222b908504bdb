package cezve.runtime;

/** A module as an engine has prepared it, shared by all of its instances, on any thread. */
public interface ModuleCode {

  /** Binds the code to an instance, whose parts need not be there yet. */
  InstanceCode bind(ModuleInstance instance);
}
